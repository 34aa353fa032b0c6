using Temporal.Server.Core.Executions;
using Temporal.Server.Grpc;
using Temporal.Server.Histories;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>Lets the next workflow task of a run go to any worker.</summary>
internal sealed class ResetStickyTaskQueue(HistoryEngine engine)
{
    public async ValueTask<ResetStickyTaskQueueResponse> ResetStickyTaskQueueAsync(ResetStickyTaskQueueRequest request, GrpcCall call)
    {
        var run = engine.Namespaces.RunOf(request.Namespace, request.Execution);
        await engine.UpdateAsync(
            run,
            (_, decision) =>
            {
                if (!decision.IsRunning)
                {
                    throw Refusals.AlreadyCompleted();
                }

                decision.MustCommit |= decision.State.Sticky is not null;
                decision.State.Sticky = null;
                return true;
            },
            call.CancellationToken);
        return new ResetStickyTaskQueueResponse();
    }
}
