namespace Temporalio.Worker;

/// <summary>What a worker can answer to the stack trace query.</summary>
public enum WorkflowStackTrace
{
    /// <summary>Nothing: the query fails. Taking traces costs time on every wait.</summary>
    None = 0,

    /// <summary>Methods with files and lines.</summary>
    Normal = 1,

    /// <summary>Methods only.</summary>
    WithoutFileInfo = 2,
}
