namespace InsightDE.Contracts;

/// <summary>The names of the task queues.</summary>
public static class TaskQueues
{
    /// <summary>Workflows and activities that need no special machine.</summary>
    public const string General = "general";
}
