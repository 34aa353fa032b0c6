using Temporalio.Api.Common.V1;

namespace Temporalio.Converters;

/// <summary>A value left as it came from the server.</summary>
/// <param name="DataConverter">Decodes and converts the value.</param>
/// <param name="Payload">The payload, still encoded.</param>
public record EncodedRawValue(DataConverter DataConverter, Payload Payload) : IEncodedRawValue
{
    /// <inheritdoc/>
    public Task<T> ToValueAsync<T>() => DataConverter.ToValueAsync<T>(Payload);

    /// <inheritdoc/>
    public Task<object?> ToValueAsync(Type type) => DataConverter.ToValueAsync(Payload, type);
}
