namespace Temporalio.Workflows;

/// <summary>A change of one memo value, made inside a workflow.</summary>
public class MemoUpdate
{
    private readonly object? _value;

    private MemoUpdate(string key, object? value, bool hasValue)
    {
        UntypedKey = key;
        _value = value;
        HasValue = hasValue;
    }

    /// <summary>Gets the key.</summary>
    public string UntypedKey { get; }

    /// <summary>Gets a value indicating whether the update sets the value; otherwise it removes it.</summary>
    public bool HasValue { get; }

    /// <summary>Gets the new value.</summary>
    /// <exception cref="InvalidOperationException">The update removes the value.</exception>
    public object? UntypedValue => HasValue
        ? _value
        : throw new InvalidOperationException($"The update removes '{UntypedKey}', so it has no value.");

    /// <summary>Makes the update that sets a value.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The new value.</param>
    /// <returns>The update.</returns>
    public static MemoUpdate ValueSet(string key, object value) => new(key, value, hasValue: true);

    /// <summary>Makes the update that removes a value.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The update.</returns>
    public static MemoUpdate ValueUnset(string key) => new(key, value: null, hasValue: false);
}
