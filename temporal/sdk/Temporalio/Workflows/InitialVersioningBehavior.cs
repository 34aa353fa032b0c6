namespace Temporalio.Workflows;

/// <summary>The versioning behaviour of the first task of a continued run.</summary>
public enum InitialVersioningBehavior
{
    /// <summary>As the run before.</summary>
    Unspecified = 0,

    /// <summary>Start on the current version of the deployment.</summary>
    AutoUpgrade = 1,

    /// <summary>Start on the ramping version of the deployment, if there is one.</summary>
    UseRampingVersion = 2,
}
