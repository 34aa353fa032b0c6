using Temporalio.Api.Common.V1;

namespace Temporalio.Converters;

/// <summary>A value left as it came from the server: codec and converter apply when it is asked for.</summary>
public interface IEncodedRawValue
{
    /// <summary>Gets the payload, still encoded.</summary>
    Payload Payload { get; }

    /// <summary>Decodes and converts the value.</summary>
    /// <typeparam name="T">The type wanted.</typeparam>
    /// <returns>The value.</returns>
    Task<T> ToValueAsync<T>();

    /// <summary>Decodes and converts the value.</summary>
    /// <param name="type">The type wanted.</param>
    /// <returns>The value, or null.</returns>
    Task<object?> ToValueAsync(Type type);
}
