namespace Simulation.Tests.Programs;

/// <summary>The arithmetic of results: each step folds its own value into the run's, so a lost, doubled or swapped one shows.</summary>
internal static class Values
{
    /// <summary>What a timer is worth.</summary>
    public const int Slept = 3;

    /// <summary>What a signal step is worth.</summary>
    public const int Signalled = 5;

    /// <summary>What an activity that failed for good is worth.</summary>
    public const int Failed = 7;

    /// <summary>What a continue-as-new is worth.</summary>
    public const int Continued = 11;

    /// <summary>What a cancellation request is worth.</summary>
    public const int Cancelled = 13;

    /// <summary>What a run that failed and was retried is worth.</summary>
    public const int Retried = 17;

    private const int Modulus = 1_000_003;

    /// <summary>Folds the value of a step into the value so far.</summary>
    public static int Fold(int value, int step) => (int)(((value * 31L) + step) % Modulus);

    /// <summary>What a successful activity returns.</summary>
    public static int OfActivity(ActivityStep activity) => 100 + activity.Failures;
}
