using Temporalio.Workflows;

namespace Temporalio.Scenarios;

/// <summary>What a test does from outside to workflow code that breaks the rules on purpose: holds a task, makes one fail.</summary>
public static class Gates
{
    private static readonly ManualResetEventSlim Open = new(initialState: true);

    /// <summary>Gets or sets a value indicating whether <c>FailsTask</c> fails its tasks.</summary>
    public static bool TaskIsBroken { get; set; }

    /// <summary>Holds tasks that come by, until <see cref="LetGo"/>.</summary>
    public static void Hold() => Open.Reset();

    /// <summary>Lets the held tasks go on.</summary>
    public static void LetGo() => Open.Set();

    /// <summary>Waits, blocking the task, but not in replay.</summary>
    internal static void Pass(double seconds)
    {
        if (!Workflow.Unsafe.IsReplaying)
        {
            Open.Wait(TimeSpan.FromSeconds(seconds));
        }
    }
}
