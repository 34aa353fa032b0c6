namespace Temporalio.Workflows;

/// <summary>Whether a command goes to workers of a compatible build; only for the older, build-id-based versioning.</summary>
public enum VersioningIntent
{
    /// <summary>Let the SDK choose: compatible on the same task queue, else the default.</summary>
    Unspecified = 0,

    /// <summary>Workers compatible with the one that issues the command.</summary>
    Compatible = 1,

    /// <summary>The current default build of the task queue.</summary>
    CurrentDefault = 2,
}
