namespace Temporal.Server.Core.Executions;

/// <summary>Who did it when the server did it.</summary>
internal static class SystemIdentities
{
    public const string History = "history-service";
}
