using Google.Protobuf;
using Temporal.Server.Core.Executions;
using Temporal.Server.Core.Executions.Commands;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;
using Temporalio.Api.Protocol.V1;
using Temporalio.Api.Update.V1;

namespace Temporal.Server.Core.Updates;

/// <summary>A worker's messages about updates, as part of a workflow task's completion.</summary>
/// <remarks>A completion may still fail: what becomes of the updates is only noted, and done in <see cref="Settle"/>.</remarks>
internal sealed class UpdateMessages(Decision decision, UpdateRegistry registry, IReadOnlyList<Message> messages)
{
    private const string UpdatePackage = "temporal.api.update.v1";

    private readonly List<Message> _left = [.. messages];
    private readonly Dictionary<string, UpdateStage> _stages = new(StringComparer.Ordinal);
    private readonly List<(WorkflowUpdate? Update, UpdateEvent On, Outcome? Outcome)> _moves = [];
    private readonly List<WorkflowUpdate> _resurrected = [];

    /// <summary>Handles the message that a command names.</summary>
    /// <exception cref="CommandFailedException">There is none, or it does not fit its update.</exception>
    public void Handle(string messageId)
    {
        var index = _left.FindIndex(message => string.Equals(message.Id, messageId, StringComparison.Ordinal));
        if (index < 0)
        {
            throw Failed($"ProtocolMessageCommand referenced absent message ID {messageId}");
        }

        var message = _left[index];
        _left.RemoveAt(index);
        Handle(message);
    }

    /// <summary>Handles the messages that no command named; after the end of the run only rejections still matter.</summary>
    /// <exception cref="CommandFailedException">A message does not fit its update.</exception>
    public void HandleRest()
    {
        foreach (var message in _left)
        {
            if (decision.IsRunning || message.Body?.Is(Rejection.Descriptor) == true)
            {
                Handle(message);
            }
        }

        _left.Clear();
    }

    /// <summary>Moves the updates on, as the completion has succeeded. What the worker had and did not answer is rejected while the run goes on.</summary>
    public void Settle()
    {
        foreach (var (update, on, outcome) in _moves)
        {
            update?.Move(on, outcome);
        }

        if (decision.IsRunning)
        {
            foreach (var update in registry.Unanswered())
            {
                update.Move(UpdateEvent.Reject, UpdateOutcomes.Unprocessed());
            }
        }

        registry.DropFinished();
    }

    /// <summary>Takes back what a failed completion has brought into the registry.</summary>
    public void Undo()
    {
        foreach (var update in _resurrected)
        {
            update.Move(UpdateEvent.Abort);
        }

        registry.DropFinished();
    }

    private static CommandFailedException Failed(string reason) => CommandScope.Failed(WorkflowTaskFailedCause.BadUpdateWorkflowExecutionMessage, reason);

    private void Handle(Message message)
    {
        var type = message.Body?.TypeUrl is { } url ? url[(url.LastIndexOf('/') + 1)..] : string.Empty;
        var dot = type.LastIndexOf('.');
        if (dot < 0 || !type.AsSpan(0, dot).SequenceEqual(UpdatePackage))
        {
            throw Failed($"unsupported protocol type {(dot < 0 ? type : type[..dot])}");
        }

        switch (type[(dot + 1)..])
        {
            case nameof(Acceptance):
                Accept(message.ProtocolInstanceId, Unpack<Acceptance>(message));
                break;
            case nameof(Rejection):
                Note(message.ProtocolInstanceId, UpdateEvent.Reject, nameof(Rejection), new Outcome { Failure = Unpack<Rejection>(message).Failure });
                break;
            case nameof(Response):
                Complete(message.ProtocolInstanceId, Unpack<Response>(message));
                break;
            default:
                throw Failed($"unsupported message type {type}");
        }
    }

    private static T Unpack<T>(Message message)
        where T : class, IMessage<T>, new()
    {
        try
        {
            return message.Body.Unpack<T>();
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw Failed($"unable to read message {message.Id}: {exception.Message}");
        }
    }

    private void Accept(string updateId, Acceptance acceptance)
    {
        var update = registry.Find(updateId);
        if (update is null && !decision.State.Updates.ContainsKey(updateId) && acceptance.AcceptedRequest?.Meta is not null)
        {
            update = registry.Resurrect(acceptance.AcceptedRequest);
            _resurrected.Add(update);
        }

        Note(updateId, UpdateEvent.Accept, nameof(Acceptance), outcome: null);
        var request = update?.Request ?? acceptance.AcceptedRequest;
        var item = new HistoryEvent
        {
            EventType = EventType.WorkflowExecutionUpdateAccepted,
            WorkflowExecutionUpdateAcceptedEventAttributes = new WorkflowExecutionUpdateAcceptedEventAttributes
            {
                ProtocolInstanceId = updateId,
                AcceptedRequestMessageId = acceptance.AcceptedRequestMessageId,
                AcceptedRequestSequencingEventId = acceptance.AcceptedRequestSequencingEventId,
                AcceptedRequest = request,
            },
        };
        item.Links.AddRange(request?.Links ?? []);
        decision.State.Updates.Add(updateId, new UpdateState { AcceptedEventId = decision.Add(item).EventId });
    }

    private void Complete(string updateId, Response response)
    {
        Note(updateId, UpdateEvent.Complete, nameof(Response), response.Outcome);
        var state = decision.State.Updates[updateId];
        state.CompletedEventId = decision.Add(new HistoryEvent
        {
            EventType = EventType.WorkflowExecutionUpdateCompleted,
            WorkflowExecutionUpdateCompletedEventAttributes = new WorkflowExecutionUpdateCompletedEventAttributes
            {
                Meta = response.Meta,
                Outcome = response.Outcome,
                AcceptedEventId = state.AcceptedEventId,
            },
        }).EventId;
    }

    private void Note(string updateId, UpdateEvent on, string message, Outcome? outcome)
    {
        var update = registry.Find(updateId);
        if (!_stages.TryGetValue(updateId, out var stage))
        {
            stage = update?.Stage ?? (decision.State.Updates.TryGetValue(updateId, out var state)
                ? state.CompletedEventId == 0 ? UpdateStage.Accepted : UpdateStage.Completed
                : throw Failed($"update {updateId} wasn't found on the server. This is most likely a transient error which will be resolved automatically by retries"));
        }

        _stages[updateId] = UpdateMachine.Table.Next(stage, on)
            ?? throw Failed($"invalid state transition attempted for Update {updateId}: received *update.{message} message while in state {stage}");
        _moves.Add((update, on, outcome));
    }
}
