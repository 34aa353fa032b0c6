namespace Temporalio.Common;

/// <summary>What happens to a running workflow when its worker deployment gets a new current version.</summary>
public enum VersioningBehavior
{
    /// <summary>Not chosen: the worker's default, or no versioning.</summary>
    Unspecified = 0,

    /// <summary>The workflow stays on the version that it started on.</summary>
    Pinned = 1,

    /// <summary>The workflow moves to the current version with its next workflow task; its code must stay compatible.</summary>
    AutoUpgrade = 2,
}
