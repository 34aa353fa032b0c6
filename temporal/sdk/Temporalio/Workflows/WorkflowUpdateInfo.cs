namespace Temporalio.Workflows;

/// <summary>The update whose handler or validator runs.</summary>
/// <param name="Id">The update's id.</param>
/// <param name="Name">The update's name.</param>
public record WorkflowUpdateInfo(string Id, string Name)
{
    /// <summary>Makes the scope that puts the update into log lines.</summary>
    internal Dictionary<string, object> CreateLoggerScope() => new(StringComparer.Ordinal) { ["UpdateId"] = Id, ["UpdateName"] = Name };
}
