namespace Temporalio.Client;

/// <summary>How far an update has come.</summary>
public enum WorkflowUpdateStage
{
    /// <summary>Not chosen; not to be waited for.</summary>
    None = 0,

    /// <summary>The server has it; not to be waited for.</summary>
    Admitted = 1,

    /// <summary>The workflow's validator let it pass, or it failed there.</summary>
    Accepted = 2,

    /// <summary>The workflow has answered.</summary>
    Completed = 3,
}
