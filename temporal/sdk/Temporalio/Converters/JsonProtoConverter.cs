using System.Diagnostics.CodeAnalysis;
using Google.Protobuf;
using Temporalio.Api.Common.V1;

namespace Temporalio.Converters;

/// <summary>The JSON encoding of protobuf messages: <c>json/protobuf</c>.</summary>
public class JsonProtoConverter : IEncodingConverter
{
    private static readonly ByteString EncodingBytes = ByteString.CopyFromUtf8("json/protobuf");
    private static readonly JsonParser DefaultParser = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    /// <summary>Initializes a new instance of the <see cref="JsonProtoConverter"/> class that ignores unknown fields.</summary>
    public JsonProtoConverter()
        : this(JsonFormatter.Default, DefaultParser)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="JsonProtoConverter"/> class.</summary>
    /// <param name="formatter">Writes messages.</param>
    /// <param name="parser">Reads messages.</param>
    public JsonProtoConverter(JsonFormatter formatter, JsonParser parser)
    {
        Formatter = formatter;
        Parser = parser;
    }

    /// <inheritdoc/>
    public string Encoding => "json/protobuf";

    /// <summary>Gets what writes messages.</summary>
    protected JsonFormatter Formatter { get; }

    /// <summary>Gets what reads messages.</summary>
    protected JsonParser Parser { get; }

    /// <inheritdoc/>
    public bool TryToPayload(object? value, [NotNullWhen(true)] out Payload? payload)
    {
        payload = value is IMessage message
            ? PayloadEncodings.CreateOfMessage(EncodingBytes, message, ByteString.CopyFromUtf8(Formatter.Format(message)))
            : null;
        return payload is not null;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The type is not a message.</exception>
    public object? ToValue(Payload payload, Type type)
    {
        ArgumentNullException.ThrowIfNull(payload);
        return Parser.Parse(payload.Data.ToStringUtf8(), MessageDescriptors.Of(type));
    }
}
