using Temporalio.Api.Enums.V1;

namespace Simulation.Tests.Programs;

/// <summary>The arithmetic of results: each step folds its own value into the run's, so a lost, doubled or swapped one shows.</summary>
internal static class Values
{
    /// <summary>What a timer is worth.</summary>
    public const int Slept = 3;

    /// <summary>What a step that waited for signals is worth.</summary>
    public const int Signalled = 5;

    /// <summary>What a signal that was sent is worth.</summary>
    public const int Sent = 6;

    /// <summary>What an activity that failed for good is worth.</summary>
    public const int Failed = 7;

    /// <summary>What an activity is worth whose outcome is left open: it may have succeeded, timed out, or been cancelled.</summary>
    public const int Open = 9;

    /// <summary>What a continue-as-new is worth.</summary>
    public const int Continued = 11;

    /// <summary>What a cancellation request is worth.</summary>
    public const int Cancelled = 13;

    /// <summary>What a child that was left behind is worth.</summary>
    public const int Left = 15;

    /// <summary>What a run that failed and was retried is worth.</summary>
    public const int Retried = 17;

    private const int Modulus = 1_000_003;
    private const int Successful = 100;
    private const int OfStatusBase = 20;

    /// <summary>Folds the value of a step into the value so far.</summary>
    public static int Fold(int value, int step) => (int)(((value * 31L) + step) % Modulus);

    /// <summary>What a successful activity returns.</summary>
    public static int OfActivity(ActivityStep activity) => Successful + ((int)activity.Kind * 10) + activity.Count;

    /// <summary>What a child is worth that did not complete.</summary>
    public static int OfClosed(WorkflowExecutionStatus status) => OfStatusBase + (int)status;
}
