using Temporalio.Api.Enums.V1;

namespace Temporalio.Common;

/// <summary>The name and type of a search attribute.</summary>
#pragma warning disable MA0077, MA0096 // The official API's list of interfaces.
public class SearchAttributeKey : IComparable<SearchAttributeKey>
#pragma warning restore MA0077, MA0096
{
    private protected SearchAttributeKey(string name, IndexedValueType valueType)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
        ValueType = valueType;
    }

    /// <summary>Gets the attribute's name.</summary>
    public string Name { get; }

    /// <summary>Gets the attribute's type on the server.</summary>
    public IndexedValueType ValueType { get; }

    /// <summary>Compares two keys by name and type.</summary>
    /// <param name="left">One key.</param>
    /// <param name="right">The other key.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(SearchAttributeKey? left, SearchAttributeKey? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Compares two keys by name and type.</summary>
    /// <param name="left">One key.</param>
    /// <param name="right">The other key.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(SearchAttributeKey? left, SearchAttributeKey? right) => !(left == right);

    /// <summary>Compares two keys by name.</summary>
    /// <param name="left">One key.</param>
    /// <param name="right">The other key.</param>
    /// <returns>Whether the first comes before.</returns>
    public static bool operator <(SearchAttributeKey? left, SearchAttributeKey? right) => Compare(left, right) < 0;

    /// <summary>Compares two keys by name.</summary>
    /// <param name="left">One key.</param>
    /// <param name="right">The other key.</param>
    /// <returns>Whether the first comes before or beside.</returns>
    public static bool operator <=(SearchAttributeKey? left, SearchAttributeKey? right) => Compare(left, right) <= 0;

    /// <summary>Compares two keys by name.</summary>
    /// <param name="left">One key.</param>
    /// <param name="right">The other key.</param>
    /// <returns>Whether the first comes after.</returns>
    public static bool operator >(SearchAttributeKey? left, SearchAttributeKey? right) => Compare(left, right) > 0;

    /// <summary>Compares two keys by name.</summary>
    /// <param name="left">One key.</param>
    /// <param name="right">The other key.</param>
    /// <returns>Whether the first comes after or beside.</returns>
    public static bool operator >=(SearchAttributeKey? left, SearchAttributeKey? right) => Compare(left, right) >= 0;

    /// <summary>Makes the key of a Bool attribute.</summary>
    /// <param name="name">The attribute's name.</param>
    /// <returns>The key.</returns>
    public static SearchAttributeKey<bool> CreateBool(string name) => new(name, IndexedValueType.Bool);

    /// <summary>Makes the key of a Datetime attribute.</summary>
    /// <param name="name">The attribute's name.</param>
    /// <returns>The key.</returns>
    public static SearchAttributeKey<DateTimeOffset> CreateDateTimeOffset(string name) => new(name, IndexedValueType.Datetime);

    /// <summary>Makes the key of a Double attribute.</summary>
    /// <param name="name">The attribute's name.</param>
    /// <returns>The key.</returns>
    public static SearchAttributeKey<double> CreateDouble(string name) => new(name, IndexedValueType.Double);

    /// <summary>Makes the key of a Keyword attribute: found by the whole value.</summary>
    /// <param name="name">The attribute's name.</param>
    /// <returns>The key.</returns>
    public static SearchAttributeKey<string> CreateKeyword(string name) => new(name, IndexedValueType.Keyword);

    /// <summary>Makes the key of a KeywordList attribute.</summary>
    /// <param name="name">The attribute's name.</param>
    /// <returns>The key.</returns>
    public static SearchAttributeKey<IReadOnlyCollection<string>> CreateKeywordList(string name) => new(name, IndexedValueType.KeywordList);

    /// <summary>Makes the key of an Int attribute.</summary>
    /// <param name="name">The attribute's name.</param>
    /// <returns>The key.</returns>
    public static SearchAttributeKey<long> CreateLong(string name) => new(name, IndexedValueType.Int);

    /// <summary>Makes the key of a Text attribute: found by its words.</summary>
    /// <param name="name">The attribute's name.</param>
    /// <returns>The key.</returns>
    public static SearchAttributeKey<string> CreateText(string name) => new(name, IndexedValueType.Text);

    /// <inheritdoc/>
    public int CompareTo(SearchAttributeKey? other) => string.CompareOrdinal(Name, other?.Name);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SearchAttributeKey other && Equals(other);

    /// <summary>Compares two keys by name and type.</summary>
    /// <param name="other">The other key.</param>
    /// <returns>Whether they are equal.</returns>
    public bool Equals(SearchAttributeKey? other) => other is not null && Name == other.Name && ValueType == other.ValueType;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, ValueType);

    private static int Compare(SearchAttributeKey? left, SearchAttributeKey? right) => string.CompareOrdinal(left?.Name, right?.Name);
}
