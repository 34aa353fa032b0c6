namespace Temporalio.Client;

/// <summary>A change of a task queue's version sets.</summary>
public abstract record BuildIdOp
{
    private protected BuildIdOp()
    {
    }

    /// <summary>Adds a build in a set of its own, which becomes the default.</summary>
    /// <param name="BuildId">The build.</param>
    public record AddNewDefault(string BuildId) : BuildIdOp;

    /// <summary>Adds a build to the set of another.</summary>
    /// <param name="BuildId">The build.</param>
    /// <param name="ExistingCompatibleBuildId">The other build.</param>
    /// <param name="MakeSetDefault">Whether the set becomes the default.</param>
    public record AddNewCompatible(string BuildId, string ExistingCompatibleBuildId, bool MakeSetDefault = false) : BuildIdOp;

    /// <summary>Makes the set of a build the default.</summary>
    /// <param name="BuildId">The build.</param>
    public record PromoteSetByBuildId(string BuildId) : BuildIdOp;

    /// <summary>Makes a build the default of its set.</summary>
    /// <param name="BuildId">The build.</param>
    public record PromoteBuildIdWithinSet(string BuildId) : BuildIdOp;

    /// <summary>Puts the builds of one set into another.</summary>
    /// <param name="PrimaryBuildId">A build of the set that stays.</param>
    /// <param name="SecondaryBuildId">A build of the set that goes.</param>
    public record MergeSets(string PrimaryBuildId, string SecondaryBuildId) : BuildIdOp;
}
