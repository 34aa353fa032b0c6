using Temporalio.Common;

namespace Temporalio.Workflows;

/// <summary>A change of one search attribute, made inside a workflow.</summary>
public abstract class SearchAttributeUpdate
{
    private protected SearchAttributeUpdate(bool hasValue) => HasValue = hasValue;

    /// <summary>Gets a value indicating whether the update sets the attribute; otherwise it removes it.</summary>
    public bool HasValue { get; }

    /// <summary>Gets the attribute.</summary>
    public abstract SearchAttributeKey UntypedKey { get; }

    /// <summary>Gets the new value.</summary>
    /// <exception cref="InvalidOperationException">The update removes the attribute.</exception>
    public abstract object UntypedValue { get; }

    /// <summary>Makes the update that sets an attribute.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="key">The attribute.</param>
    /// <param name="value">The new value.</param>
    /// <returns>The update.</returns>
    public static SearchAttributeUpdate<T> ValueSet<T>(SearchAttributeKey<T> key, T value)
        where T : notnull
        => new(key, value, hasValue: true);

    /// <summary>Makes the update that removes an attribute.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="key">The attribute.</param>
    /// <returns>The update.</returns>
    public static SearchAttributeUpdate<T> ValueUnset<T>(SearchAttributeKey<T> key)
        where T : notnull
        => new(key, default, hasValue: false);
}

/// <summary>A change of one search attribute with values of one type.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public class SearchAttributeUpdate<T> : SearchAttributeUpdate
    where T : notnull
{
    private readonly T? _value;

    internal SearchAttributeUpdate(SearchAttributeKey<T> key, T? value, bool hasValue)
        : base(hasValue)
    {
        Key = key;
        _value = value;
    }

    /// <summary>Gets the attribute.</summary>
    public SearchAttributeKey<T> Key { get; }

    /// <summary>Gets the new value.</summary>
    /// <exception cref="InvalidOperationException">The update removes the attribute.</exception>
    public T Value => HasValue && _value is { } value
        ? value
        : throw new InvalidOperationException($"The update removes the search attribute '{Key.Name}', so it has no value.");

    /// <inheritdoc/>
    public override SearchAttributeKey UntypedKey => Key;

    /// <inheritdoc/>
    public override object UntypedValue => Value;
}
