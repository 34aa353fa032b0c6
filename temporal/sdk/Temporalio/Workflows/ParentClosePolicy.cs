namespace Temporalio.Workflows;

/// <summary>What happens to a child workflow when its parent closes.</summary>
public enum ParentClosePolicy
{
    /// <summary>The default of the service: terminate it.</summary>
    None = 0,

    /// <summary>It is terminated.</summary>
    Terminate = 1,

    /// <summary>It goes on.</summary>
    Abandon = 2,

    /// <summary>It is asked to cancel.</summary>
    RequestCancel = 3,
}
