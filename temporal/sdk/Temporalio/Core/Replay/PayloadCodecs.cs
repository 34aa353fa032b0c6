using System.Collections;
using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Update.V1;
using Temporalio.Converters;
using Temporalio.Core.Machines;

namespace Temporalio.Core.Replay;

/// <summary>Takes every payload of a message through a codec, wherever it is. Only workers with a codec pay for the walk.</summary>
/// <remarks>Search attributes are not encoded, and of the SDK's own markers only the result of a local activity is.</remarks>
internal static class PayloadCodecs
{
    private static readonly ConcurrentDictionary<MessageDescriptor, FieldDescriptor[]> MessageFields = new();

    private static readonly TypeRegistry Bodies = TypeRegistry.FromMessages(
        Request.Descriptor, Acceptance.Descriptor, Rejection.Descriptor, Response.Descriptor);

    public static Task DecodeAsync(IPayloadCodec codec, IMessage message) => VisitAsync(message, codec.DecodeAsync);

    public static Task EncodeAsync(IPayloadCodec codec, IMessage message) => VisitAsync(message, codec.EncodeAsync);

    private static async Task VisitAsync(
        IMessage message, Func<IReadOnlyCollection<Payload>, Task<IReadOnlyCollection<Payload>>> convert)
    {
        switch (message)
        {
            case SearchAttributes:
                return;
            case Payloads payloads:
                var converted = await convert(payloads.Payloads_).ConfigureAwait(false);
                Payload[] copy = [.. converted];
                payloads.Payloads_.Clear();
                payloads.Payloads_.Add(copy);
                return;
            case Payload payload:
                var single = await convert([payload]).ConfigureAwait(false);
                payload.MergeAfterClear(single.Single());
                return;
            case Any any:
                if (any.Unpack(Bodies) is { } body)
                {
                    await VisitAsync(body, convert).ConfigureAwait(false);
                    any.Value = body.ToByteString();
                }

                return;
            default:
                break;
        }

        foreach (var field in MessageFields.GetOrAdd(message.Descriptor, FieldsOf))
        {
            foreach (var inner in MessagesOf(field, field.Accessor.GetValue(message)))
            {
                await VisitAsync(inner, convert).ConfigureAwait(false);
            }
        }
    }

    private static IMessage[] MessagesOf(FieldDescriptor field, object? value) => value switch
    {
        IMessage single => [single],
        IDictionary map when field.Name == "details" => map.Keys.Cast<object>()
            .Where(k => k is not string name || (name != LocalActivityMarker.DataKey && name != PatchMarkers.DetailsKey))
            .Select(k => map[k]).OfType<IMessage>().ToArray(),
        IDictionary map => map.Values.OfType<IMessage>().ToArray(),
        IEnumerable list and not string and not ByteString => list.OfType<IMessage>().ToArray(),
        _ => [],
    };

    private static FieldDescriptor[] FieldsOf(MessageDescriptor descriptor) =>
        [.. descriptor.Fields.InDeclarationOrder().Where(f => f.FieldType == FieldType.Message)];

    private static void MergeAfterClear(this Payload payload, Payload other)
    {
        var copy = other.Clone();
        payload.Metadata.Clear();
        payload.ExternalPayloads.Clear();
        payload.Data = ByteString.Empty;
        payload.MergeFrom(copy);
    }
}
