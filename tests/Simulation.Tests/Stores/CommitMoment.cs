namespace Simulation.Tests.Stores;

/// <summary>The two moments around a commit at which something may crash.</summary>
internal enum CommitMoment
{
    /// <summary>If the server crashes now, the commit is lost.</summary>
    Before,

    /// <summary>The commit is durable, and nobody has been told.</summary>
    After,
}
