namespace Simulation.Tests.Programs;

/// <summary>What a simulated workflow does, one step after the other. Its input carries it, so it must serialise.</summary>
/// <param name="Steps">The steps.</param>
internal sealed record WorkProgram(IReadOnlyList<Step> Steps);

/// <summary>One step; exactly one of the members is set.</summary>
internal sealed record Step
{
    /// <summary>Gets the activity to run.</summary>
    public ActivityStep? Activity { get; init; }

    /// <summary>Gets how long to sleep, in milliseconds.</summary>
    public int? SleepMs { get; init; }

    /// <summary>Gets the activity to run beside a timer of an hour, which is cancelled when the activity is done.</summary>
    public ActivityStep? Race { get; init; }

    /// <summary>Gets the number of signals that must have come since the chain began.</summary>
    public int? SignalsMin { get; init; }

    /// <summary>Gets a value indicating whether to wait until somebody asks for cancellation.</summary>
    public bool AwaitCancel { get; init; }

    /// <summary>Gets the program of a child to run.</summary>
    public WorkProgram? Child { get; init; }

    /// <summary>Gets the branches to run side by side.</summary>
    public IReadOnlyList<WorkProgram>? Fork { get; init; }

    /// <summary>Gets a value indicating whether to go on as a new run, with the steps that are left.</summary>
    public bool ContinueAsNew { get; init; }

    /// <summary>Gets the number of runs that fail here before one goes on, by the workflow's retry policy. Only ever the first step.</summary>
    public int? FailedRuns { get; init; }
}

/// <summary>An activity.</summary>
/// <param name="Failures">How many attempts fail before one succeeds.</param>
/// <param name="IsDoomed">Whether it fails for good.</param>
internal sealed record ActivityStep(int Failures, bool IsDoomed);

/// <summary>What a run starts with: the program, and what the runs before it have come to.</summary>
/// <param name="Program">What is left to do.</param>
/// <param name="Value">The value so far.</param>
/// <param name="Signals">The signals that earlier runs of the chain saw.</param>
/// <param name="StepsDone">The steps that earlier runs of the chain did, so that ids stay unique over the chain.</param>
internal sealed record RunInput(WorkProgram Program, int Value = 0, int Signals = 0, int StepsDone = 0);
