namespace Temporalio.Extensions.Hosting;

/// <summary>Names a worker among those of a host.</summary>
/// <param name="TaskQueue">The task queue.</param>
/// <param name="Version">The version; null when the worker has none.</param>
/// <param name="VersionIsBuildId">Whether the version is a build id, the older way, and not a deployment version.</param>
public record TemporalWorkerServiceIdentifier(string TaskQueue, string? Version, bool VersionIsBuildId)
{
    /// <summary>Gets the name of the worker's options.</summary>
    internal string OptionsName => Version == null ? TaskQueue : $"{TaskQueue}!!!{VersionIsBuildId}!!!{Version}";
}
