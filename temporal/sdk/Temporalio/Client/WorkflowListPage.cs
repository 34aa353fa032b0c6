namespace Temporalio.Client;

/// <summary>A page of workflows.</summary>
/// <param name="Workflows">The workflows.</param>
/// <param name="NextPageToken">What asks for the next page; null when this is the last.</param>
#pragma warning disable CA1819 // The official API's type.
public record WorkflowListPage(IReadOnlyCollection<WorkflowExecution> Workflows, byte[]? NextPageToken);
#pragma warning restore CA1819
