namespace Temporalio.Client;

/// <summary>The version sets of a task queue.</summary>
/// <param name="VersionSets">The sets, the default last.</param>
public record WorkerBuildIdVersionSets(IReadOnlyCollection<BuildIdVersionSet> VersionSets)
{
    /// <summary>Gets the default set.</summary>
    /// <exception cref="InvalidOperationException">There is no set.</exception>
    public BuildIdVersionSet DefaultSet => VersionSets.Last();

    /// <summary>Gets the default build of the default set.</summary>
    /// <exception cref="InvalidOperationException">There is no set.</exception>
    public string DefaultBuildId => DefaultSet.Default;
}

/// <summary>Builds that can go on with each other's workflows.</summary>
/// <param name="BuildIds">The builds, the default last.</param>
public record BuildIdVersionSet(IReadOnlyCollection<string> BuildIds)
{
    /// <summary>Gets the default build.</summary>
    /// <exception cref="InvalidOperationException">There is no build.</exception>
#pragma warning disable CA1716 // The official API's name.
    public string Default => BuildIds.Last();
#pragma warning restore CA1716
}
