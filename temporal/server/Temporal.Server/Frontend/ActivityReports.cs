using Temporal.Server.Core.Executions;
using Temporal.Server.Core.Validation;
using Temporal.Server.Histories;
using Temporal.Server.Storage;

namespace Temporal.Server.Frontend;

/// <summary>Finds the activity that a worker, or somebody who knows its id, reports on.</summary>
internal static class ActivityReports
{
    /// <summary>Reports by the token of an attempt.</summary>
    public static ValueTask<T> ByTokenAsync<T>(
        HistoryEngine engine, TaskToken token, Func<Decision, ActivityState, T> report, CancellationToken cancellationToken) =>
        engine.UpdateAsync(
            TaskTokens.RunOf(token),
            (_, decision) => report(decision, Activities.RequireStarted(decision, token.ScheduledEventId, token.Attempt)),
            cancellationToken);

    /// <summary>Reports by the ids of workflow and activity.</summary>
    /// <param name="engine">The runs.</param>
    /// <param name="target">What the request names.</param>
    /// <param name="mayBeUnstarted">Whether an activity that nobody has taken may be reported on.</param>
    /// <param name="report">Makes the report.</param>
    /// <param name="cancellationToken">The caller is gone.</param>
    public static ValueTask<T> ByIdAsync<T>(
        HistoryEngine engine, ActivityTarget target, bool mayBeUnstarted, Func<Decision, ActivityState, T> report, CancellationToken cancellationToken)
    {
        var entry = engine.Namespaces.Require(target.Namespace);
        Requests.CheckIdentity(target.Identity, engine.Options.Limits);
        if (target.ActivityId.Length == 0)
        {
            throw Refusals.Invalid("ActivityId is not set on request.");
        }

        if (target.WorkflowId.Length == 0)
        {
            // Without a workflow the id is that of an activity that stands alone.
            throw Refusals.NotFound($"activity not found for ID: {target.ActivityId}");
        }

        Requests.CheckRunId(target.RunId);
        return engine.UpdateAsync(
            new RunKey(entry.Id, target.WorkflowId, target.RunId),
            (_, decision) =>
            {
                var activity = Activities.RequireById(decision, target.ActivityId);
                return activity.Status == ActivityStatus.Started || mayBeUnstarted
                    ? report(decision, activity)
                    : throw Refusals.ActivityNotFound();
            },
            cancellationToken);
    }
}

/// <summary>An activity as a by-id request names it.</summary>
internal readonly record struct ActivityTarget(string Namespace, string WorkflowId, string RunId, string ActivityId, string Identity);
