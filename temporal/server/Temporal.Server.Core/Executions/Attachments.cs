using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;
using OnConflictOptions = Temporalio.Api.Workflow.V1.OnConflictOptions;

namespace Temporal.Server.Core.Executions;

/// <summary>Attaches a start's request id, callbacks and links to the running workflow that it is answered with.</summary>
internal static class Attachments
{
    public static void Attach(
        Decision decision, string requestId, OnConflictOptions options, IReadOnlyList<Callback> callbacks, IReadOnlyList<Link> links)
    {
        if (!options.AttachRequestId && !options.AttachLinks && !options.AttachCompletionCallbacks)
        {
            return;
        }

        var attributes = new WorkflowExecutionOptionsUpdatedEventAttributes
        {
            AttachedRequestId = options.AttachRequestId ? requestId : string.Empty,
        };
        var item = new HistoryEvent
        {
            EventType = EventType.WorkflowExecutionOptionsUpdated,
            WorkflowExecutionOptionsUpdatedEventAttributes = attributes,
            WorkerMayIgnore = true,
        };
        if (options.AttachCompletionCallbacks)
        {
            attributes.AttachedCompletionCallbacks.AddRange(callbacks);
            decision.State.CompletionCallbacks.AddRange(callbacks);
        }

        if (options.AttachLinks)
        {
            item.Links.AddRange(links);
        }

        EventRecorder.Record(decision, item);
        if (options.AttachRequestId)
        {
            RequestIds.Attach(decision.State, requestId, item.EventType, item.EventId);
        }
    }
}
