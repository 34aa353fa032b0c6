using Temporal.Server.Core.Executions;
using Temporal.Server.Core.Validation;
using Temporal.Server.Grpc;
using Temporal.Server.Histories;
using Temporal.Server.Matching;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>Waits for an activity task.</summary>
internal sealed class PollActivityTaskQueue(HistoryEngine engine, ITaskMatcher matcher)
{
    public async ValueTask<PollActivityTaskQueueResponse> PollActivityTaskQueueAsync(PollActivityTaskQueueRequest request, GrpcCall call)
    {
        var limits = engine.Options.Limits;
        var entry = engine.Namespaces.Require(request.Namespace);
        Requests.CheckPollTimeout(call.Timeout, limits);
        Requests.CheckIdentity(request.Identity, limits);
        TaskQueues.CheckPolled(request.TaskQueue, limits);
        var start = engine.Options.Time.GetTimestamp();
        var wait = Frontends.WaitOf(call.Timeout, limits.PollTimeoutMax);
        var poll = new TaskPoll(new TaskQueueKey(entry.Id, request.TaskQueue.Name, TaskQueueType.Activity), request.Identity, wait)
        {
            WorkerInstanceKey = request.WorkerInstanceKey,
            TasksPerSecondMax = request.TaskQueueMetadata?.MaxTasksPerSecond,
        };
        while (await matcher.PollAsync(poll, call.CancellationToken) is { } task)
        {
            if (await TryStartAsync(task, request, call.CancellationToken) is { } snapshot)
            {
                return await snapshot.CompleteAsync(engine.Store, call.CancellationToken);
            }

            var left = wait - engine.Options.Time.GetElapsedTime(start);
            poll = poll with { Timeout = left > TimeSpan.Zero ? left : TimeSpan.Zero };
        }

        return new PollActivityTaskQueueResponse();
    }

    private async ValueTask<ActivityTaskSnapshot?> TryStartAsync(QueueTask task, PollActivityTaskQueueRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await engine.UpdateAsync(
                task.Run,
                (run, decision) =>
                {
                    var who = new ActivityStart(request.Identity, decision.Context.NewId(), WorkerVersion: null);
                    return ActivityAttempts.TryStart(decision, task.ScheduledEventId, task.Stamp, who) is { } activity
                        ? ActivityTaskSnapshot.Take(run, decision, activity, request.Namespace)
                        : null;
                },
                cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The caller left before the task was his.
            matcher.Offer(task);
            throw;
        }
        catch (Core.Errors.ServiceException exception) when (exception.Kind == Core.Errors.ServiceErrorKind.NotFound)
        {
            return null;
        }
    }
}
