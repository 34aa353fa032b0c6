using System.Diagnostics.CodeAnalysis;
using Google.Protobuf;
using Temporalio.Api.Common.V1;

namespace Temporalio.Converters;

/// <summary>The encoding of null: <c>binary/null</c>, without data.</summary>
public class BinaryNullConverter : IEncodingConverter
{
    private static readonly ByteString EncodingBytes = ByteString.CopyFromUtf8("binary/null");

    /// <summary>Initializes a new instance of the <see cref="BinaryNullConverter"/> class.</summary>
    public BinaryNullConverter()
    {
    }

    /// <inheritdoc/>
    public string Encoding => "binary/null";

    /// <inheritdoc/>
    public bool TryToPayload(object? value, [NotNullWhen(true)] out Payload? payload)
    {
        payload = value is null ? PayloadEncodings.Create(EncodingBytes, []) : null;
        return payload is not null;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The type has no null.</exception>
    public object? ToValue(Payload payload, Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.IsValueType && Nullable.GetUnderlyingType(type) is null
            ? throw new ArgumentException($"The payload is null, which {type} can't be.", nameof(payload))
            : null;
    }
}
