namespace Temporalio.Workflows;

/// <summary>What to do when a workflow ends while a handler of a signal or update runs.</summary>
public enum HandlerUnfinishedPolicy
{
    /// <summary>Log a warning and leave the handler.</summary>
    WarnAndAbandon = 0,

    /// <summary>Leave the handler.</summary>
    Abandon = 1,
}
