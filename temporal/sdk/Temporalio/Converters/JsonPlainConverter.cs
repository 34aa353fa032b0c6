using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Google.Protobuf;
using Temporalio.Api.Common.V1;

namespace Temporalio.Converters;

/// <summary>The encoding of everything else: <c>json/plain</c>, by System.Text.Json.</summary>
public class JsonPlainConverter : IEncodingConverter
{
    private static readonly ByteString EncodingBytes = ByteString.CopyFromUtf8("json/plain");

    /// <summary>Initializes a new instance of the <see cref="JsonPlainConverter"/> class.</summary>
    /// <param name="serializerOptions">How JSON is written and read; keep one instance, it holds the serializer's caches.</param>
    public JsonPlainConverter(JsonSerializerOptions serializerOptions) => SerializerOptions = serializerOptions;

    /// <inheritdoc/>
    public virtual string Encoding => "json/plain";

    /// <summary>Gets how JSON is written and read.</summary>
    protected JsonSerializerOptions SerializerOptions { get; }

    /// <inheritdoc/>
    public virtual bool TryToPayload(object? value, [NotNullWhen(true)] out Payload? payload)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, value?.GetType() ?? typeof(object), SerializerOptions);
        payload = PayloadEncodings.Create(EncodingBytes, json);
        return true;
    }

    /// <inheritdoc/>
    public virtual object? ToValue(Payload payload, Type type)
    {
        ArgumentNullException.ThrowIfNull(payload);
        return JsonSerializer.Deserialize(payload.Data.Span, type, SerializerOptions);
    }
}
