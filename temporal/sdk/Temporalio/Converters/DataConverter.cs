namespace Temporalio.Converters;

/// <summary>All conversions between .NET and the wire: payloads, failures, codec.</summary>
/// <param name="PayloadConverter">Turns values into payloads.</param>
/// <param name="FailureConverter">Turns exceptions into failures.</param>
/// <param name="PayloadCodec">Changes payloads on their way, or null.</param>
public record DataConverter(
    IPayloadConverter PayloadConverter,
    IFailureConverter FailureConverter,
    IPayloadCodec? PayloadCodec = null) : IWithSerializationContext<DataConverter>
{
    /// <summary>Gets the converter with all defaults.</summary>
    public static DataConverter Default { get; } = new(new DefaultPayloadConverter(), new DefaultFailureConverter());

    /// <inheritdoc/>
    public virtual DataConverter WithSerializationContext(ISerializationContext context)
    {
        var payloadConverter = ForContext(PayloadConverter, context);
        var failureConverter = ForContext(FailureConverter, context);
        var codec = PayloadCodec is null ? null : ForContext(PayloadCodec, context);
        return ReferenceEquals(payloadConverter, PayloadConverter)
            && ReferenceEquals(failureConverter, FailureConverter)
            && ReferenceEquals(codec, PayloadCodec)
            ? this
            : this with { PayloadConverter = payloadConverter, FailureConverter = failureConverter, PayloadCodec = codec };
    }

    private static T ForContext<T>(T part, ISerializationContext context)
        => part is IWithSerializationContext<T> contextual ? contextual.WithSerializationContext(context) : part;
}
