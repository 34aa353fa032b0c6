namespace Temporalio.Core.Machines;

/// <summary>The order of jobs inside one activation; jobs of the same kind keep the order of their events.</summary>
internal enum JobOrder
{
    Initialize,
    Patch,
    RandomSeed,
    SignalOrUpdate,
    Resolution,
    LocalActivityResolution,
}

/// <summary>One thing to tell the workflow's code in an activation.</summary>
internal readonly record struct Job(JobOrder Order, Action Apply);

/// <summary>The jobs of the next activation.</summary>
internal sealed class JobQueue
{
    private List<Job> _jobs = [];

    public bool IsEmpty => _jobs.Count == 0;

    public void Post(JobOrder order, Action apply)
    {
        // A stable insertion: nearly always the place is the end.
        var at = _jobs.Count;
        while (at > 0 && _jobs[at - 1].Order > order)
        {
            at--;
        }

        _jobs.Insert(at, new Job(order, apply));
    }

    /// <summary>Takes all jobs, in order.</summary>
    public List<Job> Drain()
    {
        var jobs = _jobs;
        _jobs = [];
        return jobs;
    }
}
