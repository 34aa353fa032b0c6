namespace Simulation.Tests.Wires;

/// <summary>What goes wrong in a simulation, and how often.</summary>
internal sealed record Faults
{
    private const double Storm = 5;

    /// <summary>Gets the faults of a world in which all goes well.</summary>
    public static Faults None { get; } = new();

    /// <summary>Gets the probability that a request never arrives.</summary>
    public double DroppedRequest { get; init; }

    /// <summary>Gets the probability that an answer never arrives: the call has had its effect.</summary>
    public double DroppedAnswer { get; init; }

    /// <summary>Gets the probability that a call is made twice.</summary>
    public double RepeatedCall { get; init; }

    /// <summary>Gets the probability that a message is on its way for seconds.</summary>
    public double SlowCall { get; init; }

    /// <summary>Gets the probability, at each commit, that the server crashes just before or after it is durable.</summary>
    public double ServerCrash { get; init; }

    /// <summary>Gets the probability, at each task, that the worker crashes.</summary>
    public double WorkerCrash { get; init; }

    /// <summary>Gets the probability that a flush of the disk fails.</summary>
    public double FailedFlush { get; init; }

    /// <summary>Gets the probability that a worker fails a workflow task instead of completing it.</summary>
    public double FailedTask { get; init; }

    /// <summary>Gets the probability that a worker forgets a task: it must time out.</summary>
    public double ForgottenTask { get; init; }

    /// <summary>Draws the faults of a seed: most runs have some, every fifth has none.</summary>
    public static Faults Draw(Random random)
    {
        if (random.Next(5) == 0)
        {
            return None;
        }

        var storm = random.Next(4) == 0 ? Storm : 1;
        double Some(double most) => random.Next(2) == 0 ? 0 : random.NextDouble() * most * storm;
        return new Faults
        {
            DroppedRequest = Some(0.1),
            DroppedAnswer = Some(0.1),
            RepeatedCall = Some(0.1),
            SlowCall = Some(0.05),
            ServerCrash = Some(0.05),
            WorkerCrash = Some(0.05),
            FailedFlush = Some(0.05),
            FailedTask = Some(0.1),
            ForgottenTask = Some(0.05),
        };
    }
}
