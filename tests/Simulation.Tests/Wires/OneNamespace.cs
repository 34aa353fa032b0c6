using Temporal.Server.Core.Validation;
using Temporal.Server.Namespaces;
using Temporalio.Api.Enums.V1;

namespace Simulation.Tests.Wires;

/// <summary>A registry with the one namespace of a simulation.</summary>
internal sealed class OneNamespace : INamespaceRegistry, ISearchAttributeTypes
{
    /// <summary>The namespace's id.</summary>
    public const string Id = "5a5a5a5a-0000-4000-8000-000000000001";

    private readonly NamespaceEntry _entry;

    public OneNamespace() => _entry = new NamespaceEntry(Id, Caller.Namespace, TimeSpan.FromDays(1), this);

    /// <inheritdoc/>
    public NamespaceEntry? FindByName(string name) => name == Caller.Namespace ? _entry : null;

    /// <inheritdoc/>
    public NamespaceEntry? FindById(string id) => id == Id ? _entry : null;

    /// <inheritdoc/>
    public IndexedValueType GetAttributeType(string name) => IndexedValueType.Unspecified;
}
