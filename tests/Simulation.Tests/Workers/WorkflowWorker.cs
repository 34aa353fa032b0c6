using Simulation.Tests.Programs;
using Simulation.Tests.Wires;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Failure.V1;
using Temporalio.Api.TaskQueue.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Grpc;

namespace Simulation.Tests.Workers;

/// <summary>Takes workflow tasks and does by <see cref="Interpreter"/> what the workflow's program says.</summary>
internal sealed class WorkflowWorker(WorkerSite site)
{
    private const double StickyTasks = 0.7;
    private const double InlineTasks = 0.5;

    private readonly Caller _caller = site.Caller;
    private readonly RunCache _cache = new(site.Caller);

    /// <summary>Gets the queue that this worker alone polls.</summary>
    public string StickyQueue => StickyQueueOf(site.Identity);

    /// <summary>Gets the queue that a worker alone polls.</summary>
    public static string StickyQueueOf(string identity) => $"{identity}-sticky";

    /// <summary>Polls a queue until the process dies.</summary>
    public async Task PollAsync(bool isSticky)
    {
        var queue = isSticky
            ? new TaskQueue { Name = StickyQueue, Kind = TaskQueueKind.Sticky, NormalName = Commands.TaskQueueName }
            : new TaskQueue { Name = Commands.TaskQueueName };
        while (true)
        {
            var request = new PollWorkflowTaskQueueRequest { Namespace = Caller.Namespace, TaskQueue = queue, Identity = site.Identity };
            var task = await _caller.TryPollAsync(Rpcs.PollWorkflowTask, request);
            while (task is { TaskToken.IsEmpty: false })
            {
                task = await DoAsync(task);
            }
        }
    }

    // Returns the next task of the run, where the server hands one back.
    private async Task<PollWorkflowTaskQueueResponse?> DoAsync(PollWorkflowTaskQueueResponse task)
    {
        site.World.Note(site.Identity, $"{task.WorkflowExecution.WorkflowId} {task.WorkflowExecution.RunId[..4]} task {task.StartedEventId} attempt {task.Attempt}");
        if (await _cache.UpdateAsync(task) is not { } events)
        {
            return null;
        }

        await site.MishapAsync();
        if (site.World.Chance(site.Wire.Faults.ForgottenTask))
        {
            return null;
        }

        try
        {
            if (site.World.Chance(site.Wire.Faults.FailedTask))
            {
                await FailAsync(task);
                return null;
            }

            var commands = Interpreter.NextCommands(new HistoryView(task.WorkflowExecution.WorkflowId, events));
            var response = await _caller.CallAsync(Rpcs.CompleteWorkflowTask, CompletionOf(task, commands));
            site.Ledger.ConfirmWorkflowTask(task.WorkflowExecution.RunId, task.StartedEventId);
            return response.WorkflowTask;
        }
        catch (GrpcException e) when (IsOutdated(e))
        {
            _cache.Forget(task.WorkflowExecution.RunId);
            return null;
        }
    }

    private RespondWorkflowTaskCompletedRequest CompletionOf(PollWorkflowTaskQueueResponse task, IReadOnlyList<Temporalio.Api.Command.V1.Command> commands)
    {
        var completion = new RespondWorkflowTaskCompletedRequest
        {
            Namespace = Caller.Namespace,
            TaskToken = task.TaskToken,
            Identity = site.Identity,
            ReturnNewWorkflowTask = site.World.Chance(InlineTasks),
        };
        completion.Commands.Add(commands);
        if (site.World.Chance(StickyTasks))
        {
            completion.StickyAttributes = new()
            {
                WorkerTaskQueue = new TaskQueue { Name = StickyQueue, Kind = TaskQueueKind.Sticky, NormalName = Commands.TaskQueueName },
                ScheduleToStartTimeout = new() { Seconds = 5 },
            };
        }

        return completion;
    }

    private async Task FailAsync(PollWorkflowTaskQueueResponse task)
    {
        _cache.Forget(task.WorkflowExecution.RunId);
        await _caller.CallAsync(Rpcs.FailWorkflowTask, new RespondWorkflowTaskFailedRequest
        {
            Namespace = Caller.Namespace,
            TaskToken = task.TaskToken,
            Identity = site.Identity,
            Cause = WorkflowTaskFailedCause.WorkflowWorkerUnhandledFailure,
            Failure = new Failure { Message = "a bug that goes away" },
        });
    }

    // What the server says to a token that is no longer good, or to a close that an unseen event forbids.
    private static bool IsOutdated(GrpcException e) =>
        e.Code == GrpcStatusCode.NotFound || (e.Code == GrpcStatusCode.InvalidArgument && e.Message == "UnhandledCommand");
}
