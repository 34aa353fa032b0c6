using Temporal.Server.Core.Executions.Commands;
using Temporal.Server.Core.Machines;
using Temporal.Server.Core.Retries;
using Temporal.Server.Core.Updates;
using Temporal.Server.Core.Validation;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Core.Executions;

/// <summary>Completes workflow tasks: carries out the worker's commands, all or none.</summary>
/// <remarks>
/// Order in the history: the completion, the commands' events, the buffered events, the next task. Messages about updates are handled where
/// a command names them, the others after the commands. A speculative task is materialized before the first event, or discarded.
/// </remarks>
internal static class WorkflowTaskCompletions
{
    /// <summary>The request id in the started event of a task that is handed over in the answer.</summary>
    private const string InlineRequestId = "request-from-RespondWorkflowTaskCompleted";

    /// <summary>Finds the started task that a token speaks of.</summary>
    /// <exception cref="Errors.ServiceException">It is over.</exception>
    public static void Check(Decision decision, WorkflowTaskReference token)
    {
        var task = decision.State.WorkflowTask;
        if (!decision.IsRunning || task is null || !WorkflowTaskMachine.IsStarted(task.Status) || task.ScheduledEventId != token.ScheduledEventId
            || task.StartedEventId != token.StartedEventId || task.Attempt != token.Attempt || task.Stamp != token.Stamp)
        {
            throw Refusals.WorkflowTaskNotFound();
        }
    }

    /// <summary>Completes the task, or fails it when a command is wrong.</summary>
    /// <exception cref="Errors.ServiceException">The token is outdated, or the commands are refused and the task goes on.</exception>
    public static WorkflowTaskCompletionResult Complete(Decision decision, WorkflowTaskCompletion completion)
    {
        Check(decision, completion.Token);
        WorkflowCommands.CheckSequence(completion.Request.Commands);
        var saved = decision.Save();
        var updates = new UpdateMessages(decision, completion.Updates, completion.Request.Messages);
        try
        {
            var result = Apply(decision, completion, updates);
            updates.Settle();
            return result;
        }
        catch (CommandFailedException exception)
        {
            updates.Undo();
            decision.Rollback(saved);
            Fail(decision, completion.Request, exception.Failure);
            return new WorkflowTaskCompletionResult(exception.Failure, [], NewTaskStarted: false);
        }
        catch (Errors.ServiceException)
        {
            updates.Undo();
            decision.Rollback(saved);
            throw;
        }
    }

    private static WorkflowTaskCompletionResult Apply(Decision decision, WorkflowTaskCompletion completion, UpdateMessages updates)
    {
        var request = completion.Request;
        var state = decision.State;
        if (SpeculativeTasks.IsDiscarded(state, request))
        {
            return Discard(decision, completion, updates);
        }

        var heartbeatSince = state.WorkflowTask.OriginalScheduledTime;
        var scope = new CommandScope(decision, completion, updates, WriteCompleted(decision, request));
        foreach (var command in request.Commands)
        {
            CommandTable.Handle(scope, command);
        }

        updates.HandleRest();

        if (!decision.IsRunning)
        {
            return new WorkflowTaskCompletionResult(Failure: null, [], NewTaskStarted: false);
        }

        state.Sticky = StickyOf(request);
        var hasNews = EventRecorder.Flush(decision) | scope.NeedsWorkflowTask;
        if (hasNews || request.ForceCreateNewWorkflowTask)
        {
            WorkflowTasks.Schedule(decision);
            state.WorkflowTask.OriginalScheduledTime = hasNews ? state.WorkflowTask.OriginalScheduledTime : heartbeatSince;
        }
        else if (completion.Updates.HasUnsent)
        {
            SpeculativeTasks.EnsureScheduled(decision);
        }

        return new WorkflowTaskCompletionResult(Failure: null, scope.EagerActivities, StartInline(decision, request));
    }

    /// <summary>Completes a speculative task that leaves no trace.</summary>
    private static WorkflowTaskCompletionResult Discard(Decision decision, WorkflowTaskCompletion completion, UpdateMessages updates)
    {
        var state = decision.State;
        updates.HandleRest();
        SpeculativeTasks.Discard(decision);
        state.Sticky = StickyOf(completion.Request);
        if (completion.Updates.HasUnsent)
        {
            SpeculativeTasks.EnsureScheduled(decision);
        }

        return new WorkflowTaskCompletionResult(Failure: null, [], StartInline(decision, completion.Request))
        {
            ResetHistoryEventId = state.LastStartedEventId,
        };
    }

    private static long WriteCompleted(Decision decision, RespondWorkflowTaskCompletedRequest request)
    {
        var state = decision.State;
        var task = state.WorkflowTask;
        if (task.Status != WorkflowTaskStatus.Started)
        {
            WorkflowTasks.Materialize(decision);
        }

        var completed = decision.Add(new HistoryEvent
        {
            EventType = EventType.WorkflowTaskCompleted,
            WorkflowTaskCompletedEventAttributes = new WorkflowTaskCompletedEventAttributes
            {
                ScheduledEventId = task.ScheduledEventId,
                StartedEventId = task.StartedEventId,
                Identity = request.Identity,
                BinaryChecksum = request.BinaryChecksum,
                WorkerVersion = request.WorkerVersionStamp,
                SdkMetadata = request.SdkMetadata,
                MeteringMetadata = request.MeteringMetadata,
            },
        });
        task.Status = WorkflowTaskMachine.Table.Require(task.Status, WorkflowTaskEvent.Complete);
        state.WorkflowTaskFailures = 0;
        state.LastStartedEventId = task.StartedEventId;
        state.LastCompletedEventId = completed.EventId;
        WorkerBuilds.Note(decision, request, completed.EventId);
        return completed.EventId;
    }

    private static StickyState? StickyOf(RespondWorkflowTaskCompletedRequest request) =>
        request.StickyAttributes?.WorkerTaskQueue is { Name.Length: > 0 } queue
            ? new StickyState
            {
                TaskQueue = queue.Name,
                ScheduleToStartTimeout = Ticks.FromDuration(request.StickyAttributes.ScheduleToStartTimeout),
            }
            : null;

    private static bool StartInline(Decision decision, RespondWorkflowTaskCompletedRequest request)
    {
        var task = decision.State.WorkflowTask;
        if (!request.ReturnNewWorkflowTask || !WorkflowTaskMachine.IsScheduled(task.Status))
        {
            return false;
        }

        decision.Offers.RemoveAll(offer => offer.Kind == TaskKind.Workflow);
        return WorkflowTasks.TryStart(decision, task.Stamp, request.Identity, InlineRequestId, request.WorkerVersionStamp);
    }

    private static void Fail(Decision decision, RespondWorkflowTaskCompletedRequest request, CommandFailure failure)
    {
        var why = new WorkflowTaskFailure(failure.Cause)
        {
            Failure = Failures.Server(failure.Message),
            Identity = request.Identity,
            BinaryChecksum = request.BinaryChecksum,
        };
        if (!failure.EndsRun)
        {
            WorkflowTasks.Fail(decision, why);
            return;
        }

        WorkflowTasks.FailForClose(decision, why);
        Closes.Terminate(decision, new WorkflowExecutionTerminatedEventAttributes { Reason = failure.Message, Identity = SystemIdentities.History });
    }
}
