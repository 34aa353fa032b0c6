using System.Collections.Frozen;
using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Validation;
using Temporalio.Api.Enums.V1;

namespace Temporal.Server.Namespaces;

/// <summary>The custom search attributes of a namespace. A change makes a new set.</summary>
/// <remarks>A type has as many attributes as the SQL stores of the official server have columns for it: clients meet the same limits here.</remarks>
internal sealed class CustomSearchAttributes : ISearchAttributeTypes
{
    private const string ReservedPrefix = "Temporal";

    private static readonly FrozenDictionary<IndexedValueType, int> CountMax = new Dictionary<IndexedValueType, int>
    {
        [IndexedValueType.Keyword] = 10,
        [IndexedValueType.Text] = 3,
        [IndexedValueType.Int] = 3,
        [IndexedValueType.Double] = 3,
        [IndexedValueType.Bool] = 3,
        [IndexedValueType.Datetime] = 3,
        [IndexedValueType.KeywordList] = 3,
    }.ToFrozenDictionary();

    private readonly FrozenDictionary<string, IndexedValueType> _types;

    /// <summary>Gets the names of the columns that the attributes of any namespace are spread over: what a client without a namespace sees.</summary>
    public static IReadOnlyDictionary<string, IndexedValueType> Columns { get; } = CountMax
        .SelectMany(static pair => Enumerable.Range(1, pair.Value).Select(number => (Name: $"{pair.Key}{number:00}", Type: pair.Key)))
        .ToFrozenDictionary(static column => column.Name, static column => column.Type, StringComparer.Ordinal);

    public CustomSearchAttributes(IEnumerable<KeyValuePair<string, IndexedValueType>> types)
        => _types = types.ToFrozenDictionary(StringComparer.Ordinal);

    public static CustomSearchAttributes None { get; } = new([]);

    public IReadOnlyDictionary<string, IndexedValueType> All => _types;

    public IndexedValueType GetAttributeType(string name) => _types.GetValueOrDefault(name);

    /// <summary>Adds attributes. Names that exist stay as they are, whatever their type.</summary>
    /// <exception cref="ServiceException">A name is the server's, or there are too many of a type.</exception>
    public CustomSearchAttributes Add(IReadOnlyDictionary<string, IndexedValueType> added)
    {
        foreach (var name in added.Keys)
        {
            if (IsReserved(name))
            {
                throw Invalid.Argument($"Search attribute {name} is reserved by system.");
            }
        }

        var types = new Dictionary<string, IndexedValueType>(_types, StringComparer.Ordinal);
        foreach (var (name, type) in added.Where(pair => pair.Key.Length > 0))
        {
            _ = types.TryAdd(name, type);
        }

        foreach (var group in types.GroupBy(pair => pair.Value))
        {
            var countMax = CountMax.GetValueOrDefault(group.Key);
            if (group.Count() > countMax)
            {
                throw Invalid.Argument($"Unable to create search attributes: cannot have more than {countMax} search attribute of type {group.Key}.");
            }
        }

        return new CustomSearchAttributes(types);
    }

    /// <summary>Removes attributes. Unknown names are passed over.</summary>
    /// <exception cref="ServiceException">A name is the server's.</exception>
    public CustomSearchAttributes Remove(IEnumerable<string> removed)
    {
        var names = removed.ToHashSet(StringComparer.Ordinal);
        var reserved = names.Where(IsReserved).ToList();
        return reserved.Count > 0
            ? throw Invalid.Argument($"Unable to remove non-custom search attributes: {string.Join(", ", reserved)}.")
            : new CustomSearchAttributes(_types.Where(pair => !names.Contains(pair.Key)));
    }

    private static bool IsReserved(string name)
        => SystemSearchAttributes.ServerOnly.ContainsKey(name)
            || SystemSearchAttributes.Predefined.ContainsKey(name)
            || name.StartsWith(ReservedPrefix, StringComparison.Ordinal);
}
