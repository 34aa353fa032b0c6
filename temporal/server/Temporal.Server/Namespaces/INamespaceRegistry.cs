using Temporal.Server.Core.Validation;
using Temporalio.Api.Enums.V1;

namespace Temporal.Server.Namespaces;

/// <summary>Knows the namespaces; asked on every call, so it answers from memory.</summary>
public interface INamespaceRegistry
{
    /// <summary>Finds a namespace by its name.</summary>
    /// <returns>The namespace, or null when there is none or it is deleted.</returns>
    NamespaceEntry? FindByName(string name);

    /// <summary>Finds a namespace by its id.</summary>
    /// <returns>The namespace, or null when there is none or it is deleted.</returns>
    NamespaceEntry? FindById(string id);
}

/// <summary>A namespace, as far as its executions care.</summary>
/// <param name="Id">The id, which never changes.</param>
/// <param name="Name">The name.</param>
/// <param name="Retention">How long closed executions are kept.</param>
/// <param name="SearchAttributes">The namespace's custom search attributes.</param>
public sealed record NamespaceEntry(string Id, string Name, TimeSpan Retention, ISearchAttributeTypes SearchAttributes)
{
    /// <summary>Gets the state; in a deprecated one nothing new starts.</summary>
    public NamespaceState State { get; init; } = NamespaceState.Registered;
}
