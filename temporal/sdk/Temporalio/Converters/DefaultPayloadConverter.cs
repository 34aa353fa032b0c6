using System.Text.Json;
using Google.Protobuf;
using Temporalio.Api.Common.V1;

namespace Temporalio.Converters;

/// <summary>Converts values by the first of its encodings that takes them: null, bytes, protobuf as JSON, protobuf, JSON.</summary>
public class DefaultPayloadConverter : IPayloadConverter, IWithSerializationContext<IPayloadConverter>
{
    private static readonly JsonSerializerOptions DefaultJsonOptions = new();
    private readonly IEncodingConverter[] _converters;
    private readonly Dictionary<ByteString, IEncodingConverter> _byEncoding;

    /// <summary>Initializes a new instance of the <see cref="DefaultPayloadConverter"/> class with System.Text.Json's defaults.</summary>
    public DefaultPayloadConverter()
        : this(DefaultJsonOptions)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DefaultPayloadConverter"/> class.</summary>
    /// <param name="jsonSerializerOptions">How JSON is written and read.</param>
    public DefaultPayloadConverter(JsonSerializerOptions jsonSerializerOptions)
        : this(
            new BinaryNullConverter(),
            new BinaryPlainConverter(),
            new JsonProtoConverter(),
            new BinaryProtoConverter(),
            new JsonPlainConverter(jsonSerializerOptions))
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DefaultPayloadConverter"/> class.</summary>
    /// <param name="encodingConverters">The encodings in the order in which they are offered a value; of two with one name the first reads.</param>
    public DefaultPayloadConverter(params IEncodingConverter[] encodingConverters)
    {
        ArgumentNullException.ThrowIfNull(encodingConverters);
        _converters = [.. encodingConverters];
        _byEncoding = new(_converters.Length);
        foreach (var converter in _converters)
        {
            _byEncoding.TryAdd(ByteString.CopyFromUtf8(converter.Encoding), converter);
        }
    }

    /// <summary>Gets the encodings in the order in which they are offered a value.</summary>
    public IReadOnlyCollection<IEncodingConverter> EncodingConverters => _converters;

    /// <summary>Gets the encodings by name.</summary>
    protected IReadOnlyDictionary<ByteString, IEncodingConverter> IndexedEncodingConverters => _byEncoding;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">No encoding takes the value.</exception>
    public Payload ToPayload(object? value)
    {
        if (value is IRawValue raw)
        {
            return raw.Payload;
        }

        if (value is not null && TransferTypes.Find(value.GetType()) is { } transfer)
        {
            value = transfer.ToTransferType(value);
        }

        foreach (var converter in _converters)
        {
            if (converter.TryToPayload(value, out var payload))
            {
                return payload;
            }
        }

        throw new ArgumentException($"No payload encoding takes a {value?.GetType().ToString() ?? "null"}.", nameof(value));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The payload's encoding is missing or unknown here, or does not suit the type.</exception>
    public object? ToValue(Payload payload, Type type)
    {
        ArgumentNullException.ThrowIfNull(payload);
        ArgumentNullException.ThrowIfNull(type);
        if (type == typeof(RawValue) || type == typeof(IRawValue))
        {
            return new RawValue(payload);
        }

        if (!payload.Metadata.TryGetValue(PayloadEncodings.EncodingKey, out var encoding))
        {
            throw new ArgumentException("The payload does not name its encoding.", nameof(payload));
        }

        if (!_byEncoding.TryGetValue(encoding, out var converter))
        {
            throw new ArgumentException(
                $"The payload's encoding '{encoding.ToStringUtf8()}' is unknown here: a codec or a converter is missing.", nameof(payload));
        }

        return TransferTypes.Find(type) is { } transfer
            ? transfer.FromTransferType(converter.ToValue(payload, transfer.TransferType))
            : converter.ToValue(payload, type);
    }

    /// <inheritdoc/>
    public virtual IPayloadConverter WithSerializationContext(ISerializationContext context)
    {
        IEncodingConverter[]? replaced = null;
        for (var i = 0; i < _converters.Length; i++)
        {
            if (_converters[i] is IWithSerializationContext<IEncodingConverter> contextual
                && contextual.WithSerializationContext(context) is var variant
                && !ReferenceEquals(variant, _converters[i]))
            {
                replaced ??= [.. _converters];
                replaced[i] = variant;
            }
        }

        return replaced is null ? this : new DefaultPayloadConverter(replaced);
    }
}
