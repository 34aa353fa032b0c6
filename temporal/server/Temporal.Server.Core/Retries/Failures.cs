using System.Text;
using Temporal.Server.Core.Limits;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Failure.V1;

namespace Temporal.Server.Core.Retries;

/// <summary>The failures that the server makes itself.</summary>
public static class Failures
{
    private const string ServerSource = "Server";
    private const int CauseDepthMax = 20;
    private const int TextBytes = 4;
    private const int InfoBytes = 8;

    /// <summary>Makes the failure of an activity that ran into a timeout.</summary>
    /// <param name="type">Which timeout.</param>
    /// <param name="lastHeartbeatDetails">What the last heartbeat said, or null.</param>
    public static Failure ActivityTimeout(TimeoutType type, Payloads? lastHeartbeatDetails = null) =>
        Timeout($"activity {type} timeout", type, lastHeartbeatDetails);

    /// <summary>Makes the failure of a started activity whose next attempt would come after its schedule-to-close timeout.</summary>
    /// <param name="cause">Why the attempt failed, or null.</param>
    /// <param name="lastHeartbeatDetails">What the last heartbeat said, or null.</param>
    public static Failure NoTimeForRetry(Failure? cause = null, Payloads? lastHeartbeatDetails = null)
    {
        var failure = Timeout(
            "Not enough time to schedule next retry before activity ScheduleToClose timeout, giving up retrying",
            TimeoutType.ScheduleToClose,
            lastHeartbeatDetails);
        failure.Cause = cause;
        return failure;
    }

    /// <summary>Makes the failure that the run after a timed-out one is told of.</summary>
    public static Failure WorkflowTimeout() => Timeout("workflow timeout", TimeoutType.StartToClose, lastHeartbeatDetails: null);

    /// <summary>Makes a failure of the server's own.</summary>
    public static Failure Server(string message, bool nonRetryable = false) =>
        new() { Message = message, ServerFailureInfo = new ServerFailureInfo { NonRetryable = nonRetryable } };

    /// <summary>Cuts a failure that is kept between attempts: what is left of it becomes the cause of a failure that says so.</summary>
    /// <returns>The failure itself when it is within <see cref="ServerLimits.RetainedFailureBytesMax"/>.</returns>
    public static Failure Retained(Failure failure, ServerLimits limits)
    {
        if (failure.CalculateSize() <= limits.RetainedFailureBytesMax)
        {
            return failure;
        }

        var cut = Server("Failure exceeds size limit.");
        cut.Cause = Truncate(failure, limits.RetainedFailureBytesMax, CauseDepthMax);
        return cut;
    }

    // Keeps what decides about retries, then texts and causes as far as the bytes reach. What a field costs beside its text is estimated.
    private static Failure Truncate(Failure failure, int bytesMax, int depth)
    {
        var left = bytesMax;
        var cut = new Failure();
        if (failure.ApplicationFailureInfo is { } application)
        {
            cut.ApplicationFailureInfo = new() { Type = Take(application.Type), NonRetryable = application.NonRetryable };
            left -= InfoBytes;
        }
        else if (failure.ServerFailureInfo is { } server)
        {
            cut.ServerFailureInfo = server.Clone();
            left -= InfoBytes;
        }

        cut.Message = Take(failure.Message);
        cut.Source = Take(failure.Source);
        cut.StackTrace = Take(failure.StackTrace);
        if (failure.Cause is { } cause && depth > 0 && left > 0)
        {
            cut.Cause = Truncate(cause, left, depth - 1);
        }

        return cut;

        string Take(string text)
        {
            var head = Head(text, Math.Max(0, left));
            left -= Encoding.UTF8.GetByteCount(head) + TextBytes;
            return head;
        }
    }

    private static string Head(string text, int bytesMax)
    {
        if (Encoding.UTF8.GetByteCount(text) <= bytesMax)
        {
            return text;
        }

        var bytes = 0;
        var chars = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > bytesMax)
            {
                break;
            }

            chars += rune.Utf16SequenceLength;
        }

        return text[..chars];
    }

    private static Failure Timeout(string message, TimeoutType type, Payloads? lastHeartbeatDetails) => new()
    {
        Message = message,
        Source = ServerSource,
        TimeoutFailureInfo = new() { TimeoutType = type, LastHeartbeatDetails = lastHeartbeatDetails },
    };
}
