using Temporal.Server.Core.Errors;
using Temporalio.Api.Protocol.V1;
using Temporalio.Api.Update.V1;
using Any = Google.Protobuf.WellKnownTypes.Any;

namespace Temporal.Server.Core.Updates;

/// <summary>An update that is under way, and at the end of it: callers that wait hold on to it.</summary>
internal sealed class WorkflowUpdate(string id, Request request)
{
    public string Id { get; } = id;

    public Request Request { get; } = request;

    public UpdateStage Stage { get; private set; }

    /// <summary>Gets the outcome, once the update is completed.</summary>
    public Outcome? Outcome { get; private set; }

    /// <summary>Gets why the update was aborted.</summary>
    public ServiceException? Error { get; private set; }

    /// <summary>Moves the update on.</summary>
    public void Move(UpdateEvent on, Outcome? outcome = null, ServiceException? error = null)
    {
        Stage = UpdateMachine.Table.Require(Stage, on);
        Outcome = outcome ?? Outcome;
        Error = error ?? Error;
    }

    /// <summary>Makes the message that tells a worker of the update.</summary>
    /// <param name="sequencingEventId">The last event that the worker handles before the update.</param>
    public Message ToMessage(long sequencingEventId) => new()
    {
        Id = $"{Id}/request",
        ProtocolInstanceId = Id,
        EventId = sequencingEventId,
        Body = Any.Pack(Request),
    };
}
