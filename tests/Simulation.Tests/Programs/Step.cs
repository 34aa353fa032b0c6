namespace Simulation.Tests.Programs;

/// <summary>What a simulated workflow does, one step after the other. Its input carries it, so it must serialise.</summary>
/// <param name="Steps">The steps.</param>
/// <param name="Ending">What it does when all steps are done.</param>
internal sealed record WorkProgram(IReadOnlyList<Step> Steps, Ending Ending = Ending.Completes);

/// <summary>How a program ends.</summary>
internal enum Ending
{
    /// <summary>With the value of its steps.</summary>
    Completes,

    /// <summary>With a failure that nothing retries.</summary>
    Fails,

    /// <summary>As canceled, once somebody has asked for it.</summary>
    Cancels,

    /// <summary>Never by itself: a timeout or somebody else ends it.</summary>
    Waits,
}

/// <summary>One step; exactly one of the members is set.</summary>
internal sealed record Step
{
    /// <summary>Gets the activity to run.</summary>
    public ActivityStep? Activity { get; init; }

    /// <summary>Gets how long to sleep, in milliseconds.</summary>
    public int? SleepMs { get; init; }

    /// <summary>Gets the activity to run beside a timer of an hour, which is cancelled when the activity is done.</summary>
    public ActivityStep? Race { get; init; }

    /// <summary>Gets the time, in milliseconds, after which to cancel an activity that would otherwise go on for ever.</summary>
    public int? CancelActivityMs { get; init; }

    /// <summary>Gets the number of signals that must have come since the chain began.</summary>
    public int? SignalsMin { get; init; }

    /// <summary>Gets a value indicating whether to wait until somebody asks for cancellation.</summary>
    public bool AwaitCancel { get; init; }

    /// <summary>Gets the child to run.</summary>
    public ChildStep? Child { get; init; }

    /// <summary>Gets the branches to run side by side.</summary>
    public IReadOnlyList<WorkProgram>? Fork { get; init; }

    /// <summary>Gets a value indicating whether to go on as a new run, with the steps that are left.</summary>
    public bool ContinueAsNew { get; init; }

    /// <summary>Gets the number of runs that fail here before one goes on, by the workflow's retry policy. Only ever the first step.</summary>
    public int? FailedRuns { get; init; }

    /// <summary>Gets the id of a workflow of its own to signal.</summary>
    public string? Signal { get; init; }
}

/// <summary>An activity.</summary>
/// <param name="Kind">How it behaves.</param>
/// <param name="Count">How many attempts fail or hang before one succeeds; of <see cref="ActivityKind.Beats"/>: how many heartbeats it makes.</param>
internal sealed record ActivityStep(ActivityKind Kind = ActivityKind.Works, int Count = 0);

/// <summary>How an activity behaves.</summary>
internal enum ActivityKind
{
    /// <summary>Fails some attempts, then succeeds.</summary>
    Works,

    /// <summary>Fails for good.</summary>
    Doomed,

    /// <summary>Never answers some attempts, then succeeds.</summary>
    Hangs,

    /// <summary>Makes progress with heartbeats, and goes on where the last attempt had got to.</summary>
    Beats,

    /// <summary>Has one attempt only; whether it succeeds or times out is the same to the workflow.</summary>
    Once,

    /// <summary>Always fails, until its time is over.</summary>
    Expires,

    /// <summary>Goes on until it is cancelled.</summary>
    Endless,
}

/// <summary>A child.</summary>
/// <param name="Program">What it does.</param>
/// <param name="Use">What its parent does with it.</param>
internal sealed record ChildStep(WorkProgram Program, ChildUse Use = ChildUse.Awaited);

/// <summary>What a parent does with a child.</summary>
internal enum ChildUse
{
    /// <summary>Waits for its end.</summary>
    Awaited,

    /// <summary>Asks it to cancel itself, and waits for its end.</summary>
    Cancelled,

    /// <summary>Sends it a signal, and waits for its end.</summary>
    Signalled,

    /// <summary>Lets its run time out, and waits for that.</summary>
    TimedOut,

    /// <summary>Leaves it behind, to be terminated when the parent closes.</summary>
    LeftToTerminate,

    /// <summary>Leaves it behind, to be asked to cancel itself when the parent closes.</summary>
    LeftToCancel,

    /// <summary>Leaves it behind, to live on.</summary>
    Abandoned,
}

/// <summary>What a run starts with: the program, and what the runs before it have come to.</summary>
/// <param name="Program">What is left to do.</param>
/// <param name="Value">The value so far.</param>
/// <param name="Signals">The signals that earlier runs of the chain saw.</param>
/// <param name="StepsDone">The steps that earlier runs of the chain did, so that ids stay unique over the chain.</param>
/// <param name="IsCancelRequested">Whether an earlier run of the chain was asked to cancel itself.</param>
internal sealed record RunInput(WorkProgram Program, int Value = 0, int Signals = 0, int StepsDone = 0, bool IsCancelRequested = false);
