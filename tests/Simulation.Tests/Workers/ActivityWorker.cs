using Simulation.Tests.Programs;
using Simulation.Tests.Wires;
using Temporalio.Api.Failure.V1;
using Temporalio.Api.TaskQueue.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Grpc;

namespace Simulation.Tests.Workers;

/// <summary>Takes activity tasks and behaves as the activity's step says.</summary>
internal sealed class ActivityWorker(WorkerSite site)
{
    private const int WorkMillisecondsMax = 500;
    private const int BeatMillisecondsMax = 1500;

    private readonly Caller _caller = site.Caller;

    /// <summary>Polls until the process dies.</summary>
    public async Task PollAsync()
    {
        while (true)
        {
            var request = new PollActivityTaskQueueRequest
            {
                Namespace = Caller.Namespace,
                TaskQueue = new TaskQueue { Name = Commands.TaskQueueName },
                Identity = site.Identity,
            };
            var task = await _caller.TryPollAsync(Rpcs.PollActivityTask, request);
            if (task is { TaskToken.IsEmpty: false })
            {
                await DoAsync(task);
            }
        }
    }

    private async Task DoAsync(PollActivityTaskQueueResponse task)
    {
        var activity = Json.FromPayloads<ActivityStep>(task.Input);
        var progress = task.HeartbeatDetails is { } details ? Json.FromPayloads<int>(details) : 0;
        site.World.Note(site.Identity, $"{task.WorkflowExecution.WorkflowId} {task.ActivityId} {activity.Kind} attempt {task.Attempt} from {progress}");
        site.Ledger.Begin(task, progress);
        await site.MishapAsync();
        try
        {
            await BehaveAsync(task, activity, progress);
        }
        catch (GrpcException e) when (e.Code == GrpcStatusCode.NotFound)
        {
            // The attempt had timed out, its workflow was closed, or a repeated call got there first.
        }
    }

    private async Task BehaveAsync(PollActivityTaskQueueResponse task, ActivityStep activity, int progress)
    {
        await _caller.PauseAsync(WorkMillisecondsMax);
        switch (activity.Kind)
        {
            case ActivityKind.Doomed:
                await FailAsync(task, isRetried: false);
                return;
            case ActivityKind.Works when task.Attempt <= activity.Count:
            case ActivityKind.Expires:
                await FailAsync(task, isRetried: true);
                return;
            case ActivityKind.Hangs when task.Attempt <= activity.Count:
                return;
            case ActivityKind.Endless:
                await BeatAsync(task, progress, int.MaxValue);
                return;
            case ActivityKind.Beats:
                await BeatAsync(task, progress, activity.Count);
                break;
        }

        site.Ledger.Execute(task);
        await site.MishapAsync();
        await _caller.CallAsync(Rpcs.CompleteActivity, new RespondActivityTaskCompletedRequest
        {
            Namespace = Caller.Namespace,
            TaskToken = task.TaskToken,
            Identity = site.Identity,
            Result = Json.ToPayloads(Values.OfActivity(activity)),
        });
        site.Ledger.Confirm(task);
    }

    private async Task BeatAsync(PollActivityTaskQueueResponse task, int progress, int end)
    {
        while (progress < end)
        {
            await _caller.PauseAsync(BeatMillisecondsMax);
            await site.MishapAsync();
            var response = await _caller.CallAsync(Rpcs.Heartbeat, new RecordActivityTaskHeartbeatRequest
            {
                Namespace = Caller.Namespace,
                TaskToken = task.TaskToken,
                Identity = site.Identity,
                Details = Json.ToPayloads(++progress),
            });
            site.Ledger.ConfirmProgress(task, progress);
            if (response.CancelRequested)
            {
                await _caller.CallAsync(Rpcs.CancelActivity, new RespondActivityTaskCanceledRequest
                {
                    Namespace = Caller.Namespace,
                    TaskToken = task.TaskToken,
                    Identity = site.Identity,
                });
                return;
            }
        }
    }

    private Task<RespondActivityTaskFailedResponse> FailAsync(PollActivityTaskQueueResponse task, bool isRetried) => _caller.CallAsync(
        Rpcs.FailActivity,
        new RespondActivityTaskFailedRequest
        {
            Namespace = Caller.Namespace,
            TaskToken = task.TaskToken,
            Identity = site.Identity,
            Failure = new Failure { Message = "planned", ApplicationFailureInfo = new ApplicationFailureInfo { Type = "Planned", NonRetryable = !isRetried } },
        });
}
