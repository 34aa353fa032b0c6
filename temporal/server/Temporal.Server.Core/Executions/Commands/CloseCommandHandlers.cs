using Temporalio.Api.Command.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;

namespace Temporal.Server.Core.Executions.Commands;

/// <summary>Closes the run as its worker says; a retry policy, a cron schedule or the command itself may start the next.</summary>
internal static class CloseCommandHandlers
{
    public static void Complete(CommandScope scope, Command command)
    {
        scope.RequireAllSeen();
        var result = command.CompleteWorkflowExecutionCommandAttributes.Result;
        var next = Chains.AfterCompletion(scope.Decision, scope.Completion.Started, result);
        scope.Add(command, new HistoryEvent
        {
            EventType = EventType.WorkflowExecutionCompleted,
            WorkflowExecutionCompletedEventAttributes = new WorkflowExecutionCompletedEventAttributes
            {
                Result = result,
                WorkflowTaskCompletedEventId = scope.CompletedEventId,
                NewExecutionRunId = next?.RunId ?? string.Empty,
            },
        });
        Close(scope, WorkflowExecutionStatus.Completed, next);
    }

    public static void Fail(CommandScope scope, Command command)
    {
        scope.RequireAllSeen();
        var failure = command.FailWorkflowExecutionCommandAttributes.Failure;
        var (retryState, next) = Chains.AfterFailure(scope.Decision, scope.Completion.Started, failure);
        scope.Add(command, new HistoryEvent
        {
            EventType = EventType.WorkflowExecutionFailed,
            WorkflowExecutionFailedEventAttributes = new WorkflowExecutionFailedEventAttributes
            {
                Failure = failure,
                RetryState = retryState,
                WorkflowTaskCompletedEventId = scope.CompletedEventId,
                NewExecutionRunId = next?.RunId ?? string.Empty,
            },
        });
        Close(scope, WorkflowExecutionStatus.Failed, next);
    }

    public static void Cancel(CommandScope scope, Command command)
    {
        scope.RequireAllSeen();
        scope.Add(command, new HistoryEvent
        {
            EventType = EventType.WorkflowExecutionCanceled,
            WorkflowExecutionCanceledEventAttributes = new WorkflowExecutionCanceledEventAttributes
            {
                WorkflowTaskCompletedEventId = scope.CompletedEventId,
                Details = command.CancelWorkflowExecutionCommandAttributes.Details,
            },
        });
        Close(scope, WorkflowExecutionStatus.Canceled, next: null);
    }

    public static void ContinueAsNew(CommandScope scope, Command command)
    {
        scope.RequireAllSeen();
        var attributes = command.ContinueAsNewWorkflowExecutionCommandAttributes;
        var next = Chains.ContinueAsNew(scope.Decision, scope.Completion.Started, attributes);
        scope.Add(command, new HistoryEvent
        {
            EventType = EventType.WorkflowExecutionContinuedAsNew,
            WorkflowExecutionContinuedAsNewEventAttributes = new WorkflowExecutionContinuedAsNewEventAttributes
            {
                NewExecutionRunId = next.RunId,
                WorkflowType = attributes.WorkflowType,
                TaskQueue = attributes.TaskQueue,
                Input = attributes.Input,
                WorkflowRunTimeout = attributes.WorkflowRunTimeout,
                WorkflowTaskTimeout = attributes.WorkflowTaskTimeout,
                WorkflowTaskCompletedEventId = scope.CompletedEventId,
                BackoffStartInterval = attributes.BackoffStartInterval,
                Initiator = attributes.Initiator,
                Failure = attributes.Failure,
                LastCompletionResult = attributes.LastCompletionResult,
                Header = attributes.Header,
                Memo = attributes.Memo,
                SearchAttributes = attributes.SearchAttributes,
                InheritBuildId = attributes.InheritBuildId,
                InitialVersioningBehavior = attributes.InitialVersioningBehavior,
            },
        });
        Close(scope, WorkflowExecutionStatus.ContinuedAsNew, next);
    }

    private static void Close(CommandScope scope, WorkflowExecutionStatus status, RunStart? next)
    {
        Closes.Close(scope.Decision, status, next?.RunId ?? string.Empty);
        Chains.Begin(scope.Decision, next);
    }
}
