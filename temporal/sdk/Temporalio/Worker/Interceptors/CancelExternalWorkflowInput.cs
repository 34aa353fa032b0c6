namespace Temporalio.Worker.Interceptors;

/// <summary>A request to cancel another workflow.</summary>
/// <param name="Id">The workflow id.</param>
/// <param name="RunId">The run; the current one if null.</param>
public record CancelExternalWorkflowInput(
    string Id,
    string? RunId);
