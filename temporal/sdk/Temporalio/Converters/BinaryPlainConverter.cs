using System.Diagnostics.CodeAnalysis;
using Google.Protobuf;
using Temporalio.Api.Common.V1;

namespace Temporalio.Converters;

/// <summary>The encoding of byte arrays: <c>binary/plain</c>, the bytes as they are.</summary>
public class BinaryPlainConverter : IEncodingConverter
{
    private static readonly ByteString EncodingBytes = ByteString.CopyFromUtf8("binary/plain");

    /// <summary>Initializes a new instance of the <see cref="BinaryPlainConverter"/> class.</summary>
    public BinaryPlainConverter()
    {
    }

    /// <inheritdoc/>
    public string Encoding => "binary/plain";

    /// <inheritdoc/>
    public bool TryToPayload(object? value, [NotNullWhen(true)] out Payload? payload)
    {
        // A copy: the caller may go on changing its array.
        payload = value is byte[] bytes ? PayloadEncodings.Create(EncodingBytes, [.. bytes]) : null;
        return payload is not null;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The type is not a byte array.</exception>
    public object? ToValue(Payload payload, Type type)
    {
        ArgumentNullException.ThrowIfNull(payload);
        ArgumentNullException.ThrowIfNull(type);
        return type.IsAssignableFrom(typeof(byte[]))
            ? payload.Data.ToByteArray()
            : throw new ArgumentException($"The payload is binary, which {type} can't hold: ask for byte[].", nameof(type));
    }
}
