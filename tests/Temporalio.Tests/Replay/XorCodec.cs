using Google.Protobuf;
using Temporalio.Api.Common.V1;
using Temporalio.Converters;

namespace Temporalio.Tests.Replay;

/// <summary>The toy codec of the recordings: a payload inside a payload, each byte changed.</summary>
internal sealed class XorCodec : IPayloadCodec
{
    private const string Encoding = "binary/ref-xor";
    private const byte Key = 0x5A;

    public Task<IReadOnlyCollection<Payload>> EncodeAsync(IReadOnlyCollection<Payload> payloads)
        => Task.FromResult<IReadOnlyCollection<Payload>>([.. payloads.Select(p => new Payload
        {
            Metadata = { ["encoding"] = ByteString.CopyFromUtf8(Encoding) },
            Data = Change(p.ToByteString()),
        })]);

    public Task<IReadOnlyCollection<Payload>> DecodeAsync(IReadOnlyCollection<Payload> payloads)
        => Task.FromResult<IReadOnlyCollection<Payload>>([.. payloads.Select(
            p => p.Metadata.TryGetValue("encoding", out var encoding) && encoding.ToStringUtf8() == Encoding
                ? Payload.Parser.ParseFrom(Change(p.Data))
                : p)]);

    private static ByteString Change(ByteString data) => ByteString.CopyFrom([.. data.Span.ToArray().Select(b => (byte)(b ^ Key))]);
}
