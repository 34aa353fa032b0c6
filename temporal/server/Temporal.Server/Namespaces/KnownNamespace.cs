using Temporalio.Api.Enums.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Namespaces;

/// <summary>A namespace as it is kept. Never changed: a change makes a new one.</summary>
internal sealed class KnownNamespace(DescribeNamespaceResponse description, CustomSearchAttributes attributes)
{
    public string Id => Description.NamespaceInfo.Id;

    public string Name => Description.NamespaceInfo.Name;

    public NamespaceState State => Description.NamespaceInfo.State;

    public bool IsDeleted => State == NamespaceState.Deleted;

    public CustomSearchAttributes Attributes { get; } = attributes;

    /// <summary>Gets what is kept; not to be changed.</summary>
    public DescribeNamespaceResponse Description { get; } = description;

    public NamespaceEntry Entry { get; } = new(
        description.NamespaceInfo.Id,
        description.NamespaceInfo.Name,
        Retention(description),
        attributes)
    {
        State = description.NamespaceInfo.State,
    };

    // A retention of centuries is accepted, and more than a TimeSpan holds means forever.
    private static TimeSpan Retention(DescribeNamespaceResponse description)
    {
        var seconds = description.Config.WorkflowExecutionRetentionTtl.Seconds;
        return seconds >= TimeSpan.MaxValue.TotalSeconds ? TimeSpan.MaxValue : TimeSpan.FromSeconds(seconds);
    }
}
