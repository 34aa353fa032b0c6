using Temporalio.Api.Enums.V1;

namespace Temporal.Server.Core.Validation;

/// <summary>Knows the custom search attributes of a namespace.</summary>
public interface ISearchAttributeTypes
{
    /// <summary>Gets the type of a custom search attribute.</summary>
    /// <returns>The type, or <see cref="IndexedValueType.Unspecified"/> when the namespace has none of that name.</returns>
    IndexedValueType GetAttributeType(string name);
}
