namespace Simulation.Tests.Clockwork;

/// <summary>One thread, one clock, one seed: everything of a simulation happens here, in an order that the seed decides.</summary>
/// <remarks>
/// Premise: the code under test awaits, and an await continues where its <see cref="SynchronizationContext"/> says. Decision: each
/// <see cref="SimulatedProcess"/> is such a context and puts its continuations into this world's list of ready work; the world picks one
/// at random, and when none is ready it moves the clock to the next timer. Nothing waits for real time, and a seed always gives the same
/// run. Work that comes back from another thread has left the simulation, and fails it.
/// </remarks>
internal sealed class World(int seed)
{
    private const int StepsMax = 3_000_000;
    private const int IdSalt = 0x1D5;

    private readonly List<Work> _ready = [];
    private readonly PriorityQueue<SimulatedTimer, (long Ticks, int Chance, long Number)> _timers = new();
    private readonly Random _ids = new(seed ^ IdSalt);
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private long _timersMade;
    private long _steps;
    private Exception? _failure;

    /// <summary>Gets where all randomness comes from.</summary>
    public Random Random { get; } = new(seed);

    /// <summary>Gets what happened so far.</summary>
    public Trace Trace { get; } = new();

    /// <summary>Gets the time, which moves only when nothing else can happen.</summary>
    public DateTimeOffset Now { get; private set; } = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Decides by chance.</summary>
    public bool Chance(double probability) => probability > 0 && Random.NextDouble() < probability;

    /// <summary>Draws a duration.</summary>
    public TimeSpan Duration(int milliseconds) => TimeSpan.FromMilliseconds(Random.Next(milliseconds + 1));

    /// <summary>Makes a UUID.</summary>
    public string NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        _ids.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }

    /// <summary>Notes what happened.</summary>
    public void Note(string who, string what) => Trace.Add(Now, who, what);

    /// <summary>Lets the world go on until a condition holds.</summary>
    /// <param name="isDone">The condition, looked at after every step.</param>
    /// <param name="patience">How far the clock may move.</param>
    /// <param name="what">What is waited for, for the message.</param>
    /// <exception cref="SimulationException">It did not come about, or something in the world failed.</exception>
    public void RunUntil(Func<bool> isDone, TimeSpan patience, Func<string> what) => Run(isDone, Now + patience, what);

    /// <summary>Lets the world go on for a while.</summary>
    public void RunFor(TimeSpan duration)
    {
        var end = Now + duration;
        Run(() => Now >= end || (_ready.Count == 0 && !HasTimerUntil(end)), end, () => "the time to pass");
        Now = end;
    }

    /// <summary>Ends the run with an error: a rule was broken.</summary>
    public void Fail(Exception failure) => _failure ??= failure;

    /// <summary>Queues work of a process.</summary>
    internal void Enqueue(SimulatedProcess process, SendOrPostCallback callback, object? state)
    {
        if (Environment.CurrentManagedThreadId != _thread)
        {
            Fail(new SimulationException($"work of {process.Name} came from another thread: something left the simulation (Task.Run, a thread, ConfigureAwait(false))\n{Environment.StackTrace}"));
            return;
        }

        _ready.Add(new Work(process, callback, state));
    }

    /// <summary>Arms a timer; of two at the same moment chance decides which fires first.</summary>
    internal void Arm(SimulatedTimer timer, TimeSpan dueTime)
    {
        var due = Now + (dueTime < TimeSpan.Zero ? TimeSpan.Zero : dueTime);
        timer.Due = due;
        timer.Number = ++_timersMade;
        _timers.Enqueue(timer, (due.Ticks, Random.Next(), timer.Number));
    }

    private void Run(Func<bool> isDone, DateTimeOffset end, Func<string> what)
    {
        var before = SynchronizationContext.Current;
        try
        {
            while (_failure is null && !isDone())
            {
                Step(end, what);
            }

            if (_failure is { } failure)
            {
                throw new SimulationException(failure.Message, failure);
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    private void Step(DateTimeOffset end, Func<string> what)
    {
        if (++_steps > StepsMax)
        {
            throw new SimulationException($"{what()}: still busy after {StepsMax} steps, at {Now:O}");
        }

        if (_ready.Count > 0)
        {
            var index = Random.Next(_ready.Count);
            var work = _ready[index];
            _ready[index] = _ready[^1];
            _ready.RemoveAt(_ready.Count - 1);
            Run(work);
        }
        else if (HasTimerUntil(end))
        {
            var timer = _timers.Dequeue();
            Now = timer.Due!.Value > Now ? timer.Due.Value : Now;
            timer.Fire();
        }
        else
        {
            throw new SimulationException($"{what()}: did not happen until {end:O}");
        }
    }

    // Drops timers that were changed or stopped, or whose process is dead.
    private bool HasTimerUntil(DateTimeOffset end)
    {
        while (_timers.TryPeek(out var timer, out var key))
        {
            if (timer.Due is not null && timer.Number == key.Number && timer.Process.IsAlive)
            {
                return timer.Due <= end;
            }

            _timers.Dequeue();
        }

        return false;
    }

    private void Run(Work work)
    {
        if (!work.Process.IsAlive)
        {
            return;
        }

        SynchronizationContext.SetSynchronizationContext(work.Process);
        try
        {
            work.Callback(work.State);
        }
        catch (Exception e)
        {
            Fail(e);
        }
    }

    private readonly record struct Work(SimulatedProcess Process, SendOrPostCallback Callback, object? State);
}
