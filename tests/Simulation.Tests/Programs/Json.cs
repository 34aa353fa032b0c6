using System.Text.Json;
using Google.Protobuf;
using Temporalio.Api.Common.V1;

namespace Simulation.Tests.Programs;

/// <summary>Values as json/plain payloads.</summary>
internal static class Json
{
    /// <summary>Packs a value.</summary>
    public static Payloads ToPayloads<T>(T value) => new()
    {
        Payloads_ =
        {
            new Payload
            {
                Metadata = { ["encoding"] = ByteString.CopyFromUtf8("json/plain") },
                Data = ByteString.CopyFrom(JsonSerializer.SerializeToUtf8Bytes(value)),
            },
        },
    };

    /// <summary>Unpacks a value.</summary>
    public static T FromPayloads<T>(Payloads payloads) => JsonSerializer.Deserialize<T>(payloads.Payloads_[0].Data.Span)!;
}
