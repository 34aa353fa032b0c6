using Google.Protobuf;
using Temporalio.Api.Common.V1;

namespace Temporalio.Converters;

/// <summary>The metadata that names a payload's encoding.</summary>
internal static class PayloadEncodings
{
    /// <summary>The metadata key of the encoding.</summary>
    public const string EncodingKey = "encoding";

    /// <summary>The metadata key of a protobuf message's full name.</summary>
    public const string MessageTypeKey = "messageType";

    /// <summary>Makes a payload.</summary>
    /// <param name="encoding">The encoding's name.</param>
    /// <param name="data">The data; owned by the payload from now on.</param>
    /// <returns>A new payload.</returns>
    public static Payload Create(ByteString encoding, byte[] data) => new()
    {
        Metadata = { [EncodingKey] = encoding },
        Data = UnsafeByteOperations.UnsafeWrap(data),
    };

    /// <summary>Makes the payload of a protobuf message.</summary>
    /// <param name="encoding">The encoding's name.</param>
    /// <param name="message">The message.</param>
    /// <param name="data">The message's data.</param>
    /// <returns>A new payload.</returns>
    public static Payload CreateOfMessage(ByteString encoding, IMessage message, ByteString data) => new()
    {
        Metadata = { [EncodingKey] = encoding, [MessageTypeKey] = ByteString.CopyFromUtf8(message.Descriptor.FullName) },
        Data = data,
    };
}
