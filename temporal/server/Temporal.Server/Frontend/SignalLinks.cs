using Temporal.Server.Storage;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;

namespace Temporal.Server.Frontend;

/// <summary>Makes the link to the event that a signal led to; the event may have no id yet, its request id names it.</summary>
internal static class SignalLinks
{
    public static Link Of(string namespaceName, RunKey run, string requestId) => new()
    {
        WorkflowEvent = new Link.Types.WorkflowEvent
        {
            Namespace = namespaceName,
            WorkflowId = run.WorkflowId,
            RunId = run.RunId,
            RequestIdRef = new Link.Types.WorkflowEvent.Types.RequestIdReference
            {
                RequestId = requestId,
                EventType = EventType.WorkflowExecutionSignaled,
            },
        },
    };
}
