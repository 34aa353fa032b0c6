using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Temporalio.Core.Instances;

/// <summary>A dictionary of handlers that tells when one is set.</summary>
internal sealed class ObservedDictionary<TValue>(IReadOnlyDictionary<string, TValue> initial, Action<string>? onSet)
    : IDictionary<string, TValue>
{
    private readonly Dictionary<string, TValue> _values = new(initial, StringComparer.Ordinal);

    public ICollection<string> Keys => _values.Keys;

    public ICollection<TValue> Values => _values.Values;

    public int Count => _values.Count;

    public bool IsReadOnly => false;

    public TValue this[string key]
    {
        get => _values[key];
        set
        {
            _values[key] = value;
            onSet?.Invoke(key);
        }
    }

    public void Add(string key, TValue value)
    {
        _values.Add(key, value);
        onSet?.Invoke(key);
    }

    public void Add(KeyValuePair<string, TValue> item) => Add(item.Key, item.Value);

    public void Clear() => _values.Clear();

    public bool Contains(KeyValuePair<string, TValue> item) => _values.Contains(item);

    public bool ContainsKey(string key) => _values.ContainsKey(key);

    public void CopyTo(KeyValuePair<string, TValue>[] array, int arrayIndex)
        => ((ICollection<KeyValuePair<string, TValue>>)_values).CopyTo(array, arrayIndex);

    public IEnumerator<KeyValuePair<string, TValue>> GetEnumerator() => _values.GetEnumerator();

    public bool Remove(string key) => _values.Remove(key);

    public bool Remove(KeyValuePair<string, TValue> item) => ((ICollection<KeyValuePair<string, TValue>>)_values).Remove(item);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out TValue value) => _values.TryGetValue(key, out value);

    IEnumerator IEnumerable.GetEnumerator() => _values.GetEnumerator();
}
