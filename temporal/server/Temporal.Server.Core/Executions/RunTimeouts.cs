using Temporal.Server.Core.Retries;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;

namespace Temporal.Server.Core.Executions;

/// <summary>Ends a run whose time is up; a retry policy or a cron schedule may start the next.</summary>
internal static class RunTimeouts
{
    public static void TimeOut(Decision decision, WorkflowExecutionStartedEventAttributes first)
    {
        var expires = decision.State.ExecutionExpirationTime;
        var isChainOver = expires != 0 && expires <= decision.Context.Now;
        WorkflowTasks.FailForClose(decision);
        var (retryState, next) = isChainOver
            ? (RetryState.Timeout, null)
            : Chains.AfterFailure(decision, first, Failures.WorkflowTimeout());
        decision.Add(new HistoryEvent
        {
            EventType = EventType.WorkflowExecutionTimedOut,
            WorkflowExecutionTimedOutEventAttributes = new WorkflowExecutionTimedOutEventAttributes
            {
                RetryState = retryState,
                NewExecutionRunId = next?.RunId ?? string.Empty,
            },
        });
        Closes.Close(decision, WorkflowExecutionStatus.TimedOut, next?.RunId ?? string.Empty);
        Chains.Begin(decision, next);
    }
}
