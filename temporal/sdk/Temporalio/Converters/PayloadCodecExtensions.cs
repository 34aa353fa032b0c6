using Google.Protobuf.Collections;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Failure.V1;

namespace Temporalio.Converters;

/// <summary>Codecs applied to what holds payloads.</summary>
public static class PayloadCodecExtensions
{
    /// <summary>Encodes one payload.</summary>
    /// <param name="codec">The codec.</param>
    /// <param name="payload">The payload.</param>
    /// <returns>The encoded payload.</returns>
    /// <exception cref="InvalidOperationException">The codec did not make exactly one payload of it.</exception>
    public static async Task<Payload> EncodeSingleAsync(this IPayloadCodec codec, Payload payload)
    {
        ArgumentNullException.ThrowIfNull(codec);
        return Single(await codec.EncodeAsync([payload]).ConfigureAwait(false), "encoding");
    }

    /// <summary>Decodes one payload.</summary>
    /// <param name="codec">The codec.</param>
    /// <param name="payload">The encoded payload.</param>
    /// <returns>The payload.</returns>
    /// <exception cref="InvalidOperationException">The codec did not make exactly one payload of it.</exception>
    public static async Task<Payload> DecodeSingleAsync(this IPayloadCodec codec, Payload payload)
    {
        ArgumentNullException.ThrowIfNull(codec);
        return Single(await codec.DecodeAsync([payload]).ConfigureAwait(false), "decoding");
    }

    /// <summary>Encodes all payloads of a failure and its causes, in place.</summary>
    /// <param name="codec">The codec.</param>
    /// <param name="failure">The failure; changed.</param>
    /// <returns>When it is done.</returns>
    public static Task EncodeFailureAsync(this IPayloadCodec codec, Failure failure)
    {
        ArgumentNullException.ThrowIfNull(codec);
        return ChangeAsync(failure, codec.EncodeAsync);
    }

    /// <summary>Decodes all payloads of a failure and its causes, in place.</summary>
    /// <param name="codec">The codec.</param>
    /// <param name="failure">The failure; changed.</param>
    /// <returns>When it is done.</returns>
    public static Task DecodeFailureAsync(this IPayloadCodec codec, Failure failure)
    {
        ArgumentNullException.ThrowIfNull(codec);
        return ChangeAsync(failure, codec.DecodeAsync);
    }

    private static async Task ChangeAsync(Failure failure, Func<IReadOnlyCollection<Payload>, Task<IReadOnlyCollection<Payload>>> change)
    {
        for (var current = failure; current is not null; current = current.Cause)
        {
            if (current.EncodedAttributes is { } attributes)
            {
                current.EncodedAttributes = Single(await change([attributes]).ConfigureAwait(false), "the failure's attributes");
            }

            if (Details(current) is { Count: > 0 } details)
            {
                Payload[] changed = [.. await change([.. details]).ConfigureAwait(false)];
                details.Clear();
                details.Add(changed);
            }
        }
    }

    private static RepeatedField<Payload>? Details(Failure failure) => failure switch
    {
        { ApplicationFailureInfo: { } info } => info.Details?.Payloads_,
        { CanceledFailureInfo: { } info } => info.Details?.Payloads_,
        { TimeoutFailureInfo: { } info } => info.LastHeartbeatDetails?.Payloads_,
        { ResetWorkflowFailureInfo: { } info } => info.LastHeartbeatDetails?.Payloads_,
        _ => null,
    };

    private static Payload Single(IReadOnlyCollection<Payload> payloads, string what)
        => payloads.Count == 1
            ? payloads.First()
            : throw new InvalidOperationException($"The codec made {payloads.Count} payloads of one when {what}: one is needed here.");
}
