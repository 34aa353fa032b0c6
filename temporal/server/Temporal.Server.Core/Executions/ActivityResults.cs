using Temporal.Server.Core.Retries;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Failure.V1;

namespace Temporal.Server.Core.Executions;

/// <summary>Takes workers' reports with their size limits: what is too large fails the activity instead.</summary>
internal static class ActivityResults
{
    private const string ResultTooLarge = "Complete result exceeds size limit.";
    private const string DetailsTooLarge = "Heartbeat details exceed size limit.";

    /// <summary>Checks what a worker sends as a failure.</summary>
    /// <exception cref="Errors.ServiceException">It is one that only the server makes.</exception>
    public static void CheckFailure(Failure? failure)
    {
        if (failure is not null && failure.FailureInfoCase != Failure.FailureInfoOneofCase.None && failure.ApplicationFailureInfo is null)
        {
            throw Refusals.Invalid("Failure must have ApplicationFailureInfo.");
        }
    }

    public static void Complete(Decision decision, ActivityState activity, Payloads? result, string identity)
    {
        if (result is not null && result.CalculateSize() > decision.Context.Limits.BlobBytesMax)
        {
            Activities.Fail(decision, activity, Failures.Server(ResultTooLarge, nonRetryable: true), identity);
            return;
        }

        Activities.Complete(decision, activity, result, identity);
    }

    public static void Fail(Decision decision, ActivityState activity, Failure? failure, Payloads? lastHeartbeatDetails, string identity)
    {
        if (lastHeartbeatDetails is not null)
        {
            Activities.Heartbeat(decision, activity, lastHeartbeatDetails);
        }

        Activities.Fail(decision, activity, failure, identity);
    }

    /// <summary>Notes a sign of life.</summary>
    /// <returns>Whether the activity is to end.</returns>
    public static bool Heartbeat(Decision decision, ActivityState activity, Payloads? details)
    {
        if (details is not null && details.CalculateSize() > decision.Context.Limits.BlobBytesMax)
        {
            Activities.Fail(decision, activity, Failures.Server(DetailsTooLarge, nonRetryable: true), activity.StartedIdentity);
            return true;
        }

        Activities.Heartbeat(decision, activity, details);
        return activity.CancelRequested;
    }
}
