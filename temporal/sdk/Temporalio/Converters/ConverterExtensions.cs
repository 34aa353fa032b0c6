using Temporalio.Api.Common.V1;
using Temporalio.Api.Failure.V1;

namespace Temporalio.Converters;

/// <summary>Conversions in the forms that callers need. Those of <see cref="DataConverter"/> apply the codec, those of <see cref="IPayloadConverter"/> do not.</summary>
public static class ConverterExtensions
{
    /// <summary>Makes the payload of a value.</summary>
    /// <param name="converter">The converter.</param>
    /// <param name="value">The value, or null.</param>
    /// <returns>The encoded payload.</returns>
    public static async Task<Payload> ToPayloadAsync(this DataConverter converter, object? value)
    {
        ArgumentNullException.ThrowIfNull(converter);
        var payload = converter.PayloadConverter.ToPayload(value);
        return converter.PayloadCodec is { } codec ? await codec.EncodeSingleAsync(payload).ConfigureAwait(false) : payload;
    }

    /// <summary>Makes the payloads of values.</summary>
    /// <param name="converter">The converter.</param>
    /// <param name="values">The values.</param>
    /// <returns>The encoded payloads.</returns>
    public static async Task<IReadOnlyCollection<Payload>> ToPayloadsAsync(this DataConverter converter, IReadOnlyCollection<object?> values)
    {
        ArgumentNullException.ThrowIfNull(converter);
        var payloads = converter.PayloadConverter.ToPayloads(values);
        return converter.PayloadCodec is { } codec && payloads.Count > 0
            ? await codec.EncodeAsync(payloads).ConfigureAwait(false)
            : payloads;
    }

    /// <summary>Makes the payloads of values.</summary>
    /// <param name="converter">The converter.</param>
    /// <param name="values">The values.</param>
    /// <returns>The payloads.</returns>
    public static IReadOnlyCollection<Payload> ToPayloads(this IPayloadConverter converter, IReadOnlyCollection<object?> values)
    {
        ArgumentNullException.ThrowIfNull(converter);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
        {
            return [];
        }

        var payloads = new Payload[values.Count];
        var i = 0;
        foreach (var value in values)
        {
            payloads[i++] = converter.ToPayload(value);
        }

        return payloads;
    }

    /// <summary>Makes the value of a payload.</summary>
    /// <typeparam name="T">The type wanted.</typeparam>
    /// <param name="converter">The converter.</param>
    /// <param name="payload">The encoded payload.</param>
    /// <returns>The value.</returns>
    public static async Task<T> ToValueAsync<T>(this DataConverter converter, Payload payload)
        => (T)(await converter.ToValueAsync(payload, typeof(T)).ConfigureAwait(false))!;

    /// <summary>Makes the value of a payload.</summary>
    /// <param name="converter">The converter.</param>
    /// <param name="payload">The encoded payload.</param>
    /// <param name="type">The type wanted.</param>
    /// <returns>The value, or null.</returns>
    public static async Task<object?> ToValueAsync(this DataConverter converter, Payload payload, Type type)
    {
        ArgumentNullException.ThrowIfNull(converter);
        if (converter.PayloadCodec is { } codec)
        {
            payload = await codec.DecodeSingleAsync(payload).ConfigureAwait(false);
        }

        return converter.PayloadConverter.ToValue(payload, type);
    }

    /// <summary>Makes the value of the only payload of a list, a workflow's result for example.</summary>
    /// <typeparam name="T">The type wanted.</typeparam>
    /// <param name="converter">The converter.</param>
    /// <param name="payloads">The encoded payloads.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">There is not one payload.</exception>
    public static async Task<T> ToSingleValueAsync<T>(this DataConverter converter, IReadOnlyCollection<Payload> payloads)
        => (T)(await converter.ToSingleValueAsync(payloads, typeof(T)).ConfigureAwait(false))!;

    /// <summary>Makes the value of the only payload of a list, a workflow's result for example.</summary>
    /// <param name="converter">The converter.</param>
    /// <param name="payloads">The encoded payloads; none is a null, as some languages' SDKs return nothing.</param>
    /// <param name="type">The type wanted.</param>
    /// <returns>The value, or null.</returns>
    /// <exception cref="ArgumentException">There are several payloads, or none and the type has no null.</exception>
    public static async Task<object?> ToSingleValueAsync(this DataConverter converter, IReadOnlyCollection<Payload> payloads, Type type)
    {
        ArgumentNullException.ThrowIfNull(converter);
        ArgumentNullException.ThrowIfNull(payloads);
        ArgumentNullException.ThrowIfNull(type);
        if (converter.PayloadCodec is { } codec && payloads.Count > 0)
        {
            payloads = await codec.DecodeAsync(payloads).ConfigureAwait(false);
        }

        if (payloads.Count == 1)
        {
            return converter.PayloadConverter.ToValue(payloads.First(), type);
        }

        return payloads.Count == 0 && (!type.IsValueType || Nullable.GetUnderlyingType(type) is not null)
            ? null
            : throw new ArgumentException($"Expected one payload for a {type}, found {payloads.Count}.", nameof(payloads));
    }

    /// <summary>Makes the value of a payload.</summary>
    /// <typeparam name="T">The type wanted.</typeparam>
    /// <param name="converter">The converter.</param>
    /// <param name="payload">The payload.</param>
    /// <returns>The value.</returns>
    public static T ToValue<T>(this IPayloadConverter converter, Payload payload)
    {
        ArgumentNullException.ThrowIfNull(converter);
        return (T)converter.ToValue(payload, typeof(T))!;
    }

    /// <summary>Makes the value of a raw value.</summary>
    /// <typeparam name="T">The type wanted.</typeparam>
    /// <param name="converter">The converter.</param>
    /// <param name="rawValue">The raw value.</param>
    /// <returns>The value.</returns>
    public static T ToValue<T>(this IPayloadConverter converter, IRawValue rawValue)
    {
        ArgumentNullException.ThrowIfNull(rawValue);
        return converter.ToValue<T>(rawValue.Payload);
    }

    /// <summary>Makes the raw value of a value.</summary>
    /// <param name="converter">The converter.</param>
    /// <param name="value">The value, or null.</param>
    /// <returns>The raw value.</returns>
    public static RawValue ToRawValue(this IPayloadConverter converter, object? value)
    {
        ArgumentNullException.ThrowIfNull(converter);
        return new(converter.ToPayload(value));
    }

    /// <summary>Makes the failure of an exception.</summary>
    /// <param name="converter">The converter.</param>
    /// <param name="exc">The exception.</param>
    /// <returns>The failure, its payloads encoded.</returns>
    public static async Task<Failure> ToFailureAsync(this DataConverter converter, Exception exc)
    {
        ArgumentNullException.ThrowIfNull(converter);
        var failure = converter.FailureConverter.ToFailure(exc, converter.PayloadConverter);
        if (converter.PayloadCodec is { } codec)
        {
            // A failure that came from the wire belongs to its exception.
            failure = failure.Clone();
            await codec.EncodeFailureAsync(failure).ConfigureAwait(false);
        }

        return failure;
    }

    /// <summary>Makes the exception of a failure.</summary>
    /// <param name="converter">The converter.</param>
    /// <param name="failure">The failure, its payloads encoded; left unchanged.</param>
    /// <returns>The exception.</returns>
    public static async Task<Exception> ToExceptionAsync(this DataConverter converter, Failure failure)
    {
        ArgumentNullException.ThrowIfNull(converter);
        ArgumentNullException.ThrowIfNull(failure);
        if (converter.PayloadCodec is { } codec)
        {
            failure = failure.Clone();
            await codec.DecodeFailureAsync(failure).ConfigureAwait(false);
        }

        return converter.FailureConverter.ToException(failure, converter.PayloadConverter);
    }
}
