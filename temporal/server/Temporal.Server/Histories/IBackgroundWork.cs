namespace Temporal.Server.Histories;

/// <summary>Where the engine puts work that nobody waits for: timers that fire, requests to other runs.</summary>
/// <remarks>A seam: the simulation runs such work one by one, in an order that its seed gives.</remarks>
internal interface IBackgroundWork
{
    /// <summary>Runs a piece of work soon. What it throws is logged and does not end anything.</summary>
    void Post(Func<Task> work);
}
