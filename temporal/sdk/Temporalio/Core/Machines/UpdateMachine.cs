using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Temporalio.Api.Command.V1;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Failure.V1;
using Temporalio.Api.Protocol.V1;
using Temporalio.Api.Update.V1;

namespace Temporalio.Core.Machines;

/// <summary>The states of an update: what the code has answered and what history has of it.</summary>
internal enum UpdateState
{
    Requested,
    AcceptIssued,
    AcceptRecorded,
    BothIssued,
    CompleteIssued,
    Closed,
}

/// <summary>What moves an update.</summary>
internal enum UpdateTrigger
{
    Accept,
    Reject,
    Complete,
    AcceptedEvent,
    CompletedEvent,
}

/// <summary>An update of the workflow by a client.</summary>
internal sealed class UpdateMachine(RunMachines run, string messageId, string protocolInstanceId, long sequencingEventId, Request request)
    : Machine<UpdateState, UpdateTrigger>(Table, UpdateState.Requested)
{
    internal static readonly TransitionTable<UpdateState, UpdateTrigger> Table = new(
        (UpdateState.Requested, UpdateTrigger.Accept, UpdateState.AcceptIssued),
        (UpdateState.Requested, UpdateTrigger.Reject, UpdateState.Closed),
        (UpdateState.AcceptIssued, UpdateTrigger.Complete, UpdateState.BothIssued),
        (UpdateState.AcceptIssued, UpdateTrigger.AcceptedEvent, UpdateState.AcceptRecorded),
        (UpdateState.AcceptRecorded, UpdateTrigger.Complete, UpdateState.CompleteIssued),
        (UpdateState.BothIssued, UpdateTrigger.AcceptedEvent, UpdateState.CompleteIssued),
        (UpdateState.CompleteIssued, UpdateTrigger.CompletedEvent, UpdateState.Closed));

    /// <summary>What the client asked for.</summary>
    public Request Request { get; } = request;

    public override bool IsFinal => State == UpdateState.Closed;

    public override string ToString() => $"update '{Request.Meta.UpdateId}' of name '{Request.Input.Name}'";

    /// <summary>The validator let it pass.</summary>
    public void Accept()
    {
        Answer(UpdateTrigger.Accept);
        Send("accept", withCommand: true, new Acceptance
        {
            AcceptedRequestMessageId = messageId,
            AcceptedRequestSequencingEventId = sequencingEventId,
            AcceptedRequest = Request,
        });
    }

    /// <summary>The validator refused it: history will not know of it.</summary>
    public void Reject(Failure failure)
    {
        Answer(UpdateTrigger.Reject);
        Send("reject", withCommand: false, new Rejection
        {
            RejectedRequestMessageId = messageId,
            RejectedRequestSequencingEventId = sequencingEventId,
            RejectedRequest = Request,
            Failure = failure,
        });
    }

    /// <summary>The handler returned.</summary>
    public void Complete(Payload result) => Complete(new Outcome { Success = new Payloads { Payloads_ = { result } } });

    /// <summary>The handler failed.</summary>
    public void Fail(Failure failure) => Complete(new Outcome { Failure = failure });

    public override void OnCommandEvent(in EventContext history, Command command)
    {
        var e = history.Event;
        switch (e.EventType)
        {
            case EventType.WorkflowExecutionUpdateAccepted:
                CheckId(history, e.WorkflowExecutionUpdateAcceptedEventAttributes.ProtocolInstanceId, protocolInstanceId);
                Fire(UpdateTrigger.AcceptedEvent, e);
                break;
            case EventType.WorkflowExecutionUpdateCompleted:
                CheckId(history, e.WorkflowExecutionUpdateCompletedEventAttributes.Meta.UpdateId, Request.Meta.UpdateId);
                Fire(UpdateTrigger.CompletedEvent, e);
                break;
            default:
                throw Nondeterminism.Mismatch(e, command);
        }
    }

    private static void CheckId(in EventContext history, string recorded, string issued)
    {
        if (recorded != issued)
        {
            throw Nondeterminism.Differs(history.Event, "update id", recorded, issued);
        }
    }

    private void Complete(Outcome outcome)
    {
        Answer(UpdateTrigger.Complete);
        Send("complete", withCommand: true, new Response { Meta = Request.Meta, Outcome = outcome });
    }

    private void Answer(UpdateTrigger trigger)
    {
        if (!TryFire(trigger))
        {
            throw new InvalidOperationException($"{this} cannot {trigger} in state {State}");
        }
    }

    private void Send(string step, bool withCommand, IMessage body)
    {
        var id = $"{messageId}/{step}";
        if (!run.IsReplaying)
        {
            run.Outbox.Add(new Message { Id = id, ProtocolInstanceId = protocolInstanceId, Body = Any.Pack(body) });
        }

        if (withCommand)
        {
            run.Commands.Issue(
                new Command
                {
                    CommandType = CommandType.ProtocolMessage,
                    ProtocolMessageCommandAttributes = new() { MessageId = id },
                },
                this);
        }
    }
}
