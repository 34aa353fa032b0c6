namespace Temporalio.Client;

/// <summary>A page of standalone activities.</summary>
/// <param name="Activities">The activities.</param>
/// <param name="NextPageToken">What asks for the next page; null when this is the last.</param>
#pragma warning disable CA1819 // The official API's type.
public record ActivityListPage(IReadOnlyCollection<ActivityExecution> Activities, byte[]? NextPageToken);
#pragma warning restore CA1819
