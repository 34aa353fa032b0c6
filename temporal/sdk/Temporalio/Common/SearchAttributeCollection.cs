using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Temporalio.Common.Protos;
using SearchAttributesMessage = Temporalio.Api.Common.V1.SearchAttributes;

namespace Temporalio.Common;

/// <summary>The search attributes of a workflow: names, types and values. Immutable.</summary>
public class SearchAttributeCollection : IReadOnlyCollection<SearchAttributeKey>
{
    /// <summary>The collection without attributes.</summary>
    public static readonly SearchAttributeCollection Empty = new(new Dictionary<SearchAttributeKey, object>());

    private readonly IReadOnlyDictionary<SearchAttributeKey, object> _values;

    private SearchAttributeCollection(IReadOnlyDictionary<SearchAttributeKey, object> values) => _values = values;

    /// <summary>Gets the number of attributes.</summary>
    public int Count => _values.Count;

    /// <summary>Gets the values by key.</summary>
    public IReadOnlyDictionary<SearchAttributeKey, object> UntypedValues => _values;

    /// <summary>Reads the message form.</summary>
    /// <param name="searchAttributes">The message; attributes without a known type are left out.</param>
    /// <returns>The collection.</returns>
    public static SearchAttributeCollection FromProto(SearchAttributesMessage searchAttributes)
    {
        ArgumentNullException.ThrowIfNull(searchAttributes);
        var values = new Dictionary<SearchAttributeKey, object>(searchAttributes.IndexedFields.Count);
        foreach (var (name, payload) in searchAttributes.IndexedFields)
        {
            if (SearchAttributePayloads.TryRead(name, payload, out var key, out var value))
            {
                values[key] = value;
            }
        }

        return values.Count == 0 ? Empty : new(values);
    }

    /// <summary>Looks for an attribute by name.</summary>
    /// <param name="key">The name.</param>
    /// <returns>Whether the attribute is there, of whatever type.</returns>
    public bool ContainsKey(string key) => _values.Keys.Any(k => k.Name == key);

    /// <summary>Looks for an attribute.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="key">The attribute.</param>
    /// <returns>Whether the attribute is there.</returns>
    public bool ContainsKey<T>(SearchAttributeKey<T> key)
        where T : notnull
        => _values.ContainsKey(key);

    /// <summary>Gets an attribute's value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="key">The attribute.</param>
    /// <returns>The value.</returns>
    /// <exception cref="KeyNotFoundException">The attribute is not there.</exception>
#pragma warning disable CA1716 // The official API's name.
    public T Get<T>(SearchAttributeKey<T> key)
        where T : notnull
        => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no search attribute '{key.Name}'.");
#pragma warning restore CA1716

    /// <summary>Gets an attribute's value if it is there.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="key">The attribute.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether the attribute is there.</returns>
    public bool TryGetValue<T>(SearchAttributeKey<T> key, [MaybeNullWhen(false)] out T value)
        where T : notnull
    {
        if (_values.TryGetValue(key, out var found))
        {
            value = (T)found;
            return true;
        }

        value = default;
        return false;
    }

    /// <inheritdoc/>
    public IEnumerator<SearchAttributeKey> GetEnumerator() => _values.Keys.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Makes the message form.</summary>
    /// <returns>A new message.</returns>
    public SearchAttributesMessage ToProto()
    {
        var message = new SearchAttributesMessage();
        foreach (var (key, value) in _values)
        {
            message.IndexedFields.Add(key.Name, SearchAttributePayloads.Write(key, value));
        }

        return message;
    }

    /// <summary>Makes the collection after some updates.</summary>
    /// <param name="updates">The updates in order.</param>
    /// <returns>A new collection.</returns>
    internal SearchAttributeCollection WithUpdates(IEnumerable<Workflows.SearchAttributeUpdate> updates)
    {
        var builder = new Builder(this);
        foreach (var update in updates)
        {
            builder.Apply(update);
        }

        return builder.ToSearchAttributeCollection();
    }

    /// <summary>Builds a <see cref="SearchAttributeCollection"/>. Not safe for concurrent use.</summary>
    public class Builder
    {
        private readonly Dictionary<SearchAttributeKey, object> _values;

        /// <summary>Initializes a new instance of the <see cref="Builder"/> class without attributes.</summary>
        public Builder() => _values = [];

        /// <summary>Initializes a new instance of the <see cref="Builder"/> class.</summary>
        /// <param name="searchAttributes">The attributes to begin with.</param>
        public Builder(SearchAttributeCollection searchAttributes)
        {
            ArgumentNullException.ThrowIfNull(searchAttributes);
            _values = new(searchAttributes._values);
        }

        /// <summary>Sets an attribute.</summary>
        /// <typeparam name="T">The type of the value.</typeparam>
        /// <param name="key">The attribute; one of the same name and another type is replaced.</param>
        /// <param name="value">The value.</param>
        /// <returns>This builder.</returns>
#pragma warning disable CA1716 // The official API's name.
        public Builder Set<T>(SearchAttributeKey<T> key, T value)
            where T : notnull
            => Put(key, value);

        /// <summary>Sets all attributes of a collection.</summary>
        /// <param name="searchAttributes">The attributes.</param>
        /// <returns>This builder.</returns>
        public Builder Set(SearchAttributeCollection searchAttributes)
        {
            ArgumentNullException.ThrowIfNull(searchAttributes);
            foreach (var (key, value) in searchAttributes._values)
            {
                Put(key, value);
            }

            return this;
        }
#pragma warning restore CA1716

        /// <summary>Removes an attribute if it is there.</summary>
        /// <param name="key">The attribute.</param>
        /// <returns>This builder.</returns>
        public Builder Unset(SearchAttributeKey key)
        {
            ArgumentNullException.ThrowIfNull(key);
            return Unset(key.Name);
        }

        /// <summary>Removes an attribute by name if it is there.</summary>
        /// <param name="name">The name.</param>
        /// <returns>This builder.</returns>
        public Builder Unset(string name)
        {
            if (_values.Keys.FirstOrDefault(k => k.Name == name) is { } found)
            {
                _values.Remove(found);
            }

            return this;
        }

        /// <summary>Makes the collection.</summary>
        /// <returns>A collection that later calls here leave alone.</returns>
        public SearchAttributeCollection ToSearchAttributeCollection() => new(new Dictionary<SearchAttributeKey, object>(_values));

        internal void Apply(Workflows.SearchAttributeUpdate update)
        {
            if (update.HasValue)
            {
                Put(update.UntypedKey, update.UntypedValue);
            }
            else
            {
                Unset(update.UntypedKey);
            }
        }

        private Builder Put(SearchAttributeKey key, object value)
        {
            Unset(key);
            _values[key] = value;
            return this;
        }
    }
}
