using System.Diagnostics.CodeAnalysis;
using Google.Protobuf;
using Temporalio.Api.Common.V1;

namespace Temporalio.Converters;

/// <summary>The binary encoding of protobuf messages: <c>binary/protobuf</c>. Written only when it stands before <see cref="JsonProtoConverter"/>.</summary>
public class BinaryProtoConverter : IEncodingConverter
{
    private static readonly ByteString EncodingBytes = ByteString.CopyFromUtf8("binary/protobuf");

    /// <summary>Initializes a new instance of the <see cref="BinaryProtoConverter"/> class.</summary>
    public BinaryProtoConverter()
    {
    }

    /// <inheritdoc/>
    public string Encoding => "binary/protobuf";

    /// <inheritdoc/>
    public bool TryToPayload(object? value, [NotNullWhen(true)] out Payload? payload)
    {
        payload = value is IMessage message ? PayloadEncodings.CreateOfMessage(EncodingBytes, message, message.ToByteString()) : null;
        return payload is not null;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The type is not a message.</exception>
    public object? ToValue(Payload payload, Type type)
    {
        ArgumentNullException.ThrowIfNull(payload);
        return MessageDescriptors.Of(type).Parser.ParseFrom(payload.Data);
    }
}
