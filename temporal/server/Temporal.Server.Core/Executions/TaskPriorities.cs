namespace Temporal.Server.Core.Executions;

/// <summary>The order in which tasks are handed out: 1 first, 5 last.</summary>
internal static class TaskPriorities
{
    public const int Default = 3;
}
