namespace Simulation.Tests.Clockwork;

/// <summary>A process of the simulated world: where its code continues after an await, and what dies when it is killed.</summary>
internal sealed class SimulatedProcess : SynchronizationContext
{
    private readonly World _world;
    private readonly CancellationTokenSource _killed = new();

    /// <summary>Starts a process.</summary>
    public SimulatedProcess(World world, string name)
    {
        _world = world;
        Name = name;
        Time = new SimulatedTime(world, this);
    }

    /// <summary>Gets the name, for messages.</summary>
    public string Name { get; }

    /// <summary>Gets the clock that the process sees.</summary>
    public TimeProvider Time { get; }

    /// <summary>Gets a value indicating whether the process runs.</summary>
    public bool IsAlive { get; private set; } = true;

    /// <summary>Gets the token that others watch to learn of the death; the process itself never does.</summary>
    public CancellationToken Killed => _killed.Token;

    /// <summary>Kills the process: none of its code runs any more, not even a finally block.</summary>
    public void Kill()
    {
        IsAlive = false;
        _killed.Cancel();
    }

    /// <summary>Starts work in the process; what it throws ends the simulation.</summary>
    public void Start(Func<Task> work) => Post(_ => _ = ObserveAsync(work), null);

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        if (IsAlive)
        {
            _world.Enqueue(this, d, state);
        }
    }

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state) =>
        throw new SimulationException($"{Name} blocks: nothing in a simulation may");

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;

    private async Task ObserveAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e)
        {
            _world.Fail(e);
        }
    }
}
