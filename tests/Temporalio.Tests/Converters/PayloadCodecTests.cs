using Google.Protobuf;
using Temporalio.Api.Common.V1;
using Temporalio.Converters;
using Temporalio.Exceptions;
using Xunit;

namespace Temporalio.Tests.Converters;

public sealed class PayloadCodecTests
{
    private static readonly DataConverter Converter = DataConverter.Default with { PayloadCodec = new WrappingCodec() };

    [Fact]
    public async Task ToPayloadAsync_WithCodec_EncodesAndDecodes()
    {
        var payload = await Converter.ToPayloadAsync("secret");

        Assert.Equal("binary/wrapped", payload.Metadata["encoding"].ToStringUtf8());
        Assert.Equal("secret", await Converter.ToValueAsync<string>(payload));
    }

    [Fact]
    public async Task ToFailureAsync_WithCodec_EncodesDetailsOfCausesToo()
    {
        var inner = new ApplicationFailureException("inner", details: ["in"]);
        var outer = new ApplicationFailureException("outer", inner, details: ["out"]);

        var failure = await Converter.ToFailureAsync(outer);

        Assert.Equal("binary/wrapped", EncodingOf(failure.ApplicationFailureInfo.Details));
        Assert.Equal("binary/wrapped", EncodingOf(failure.Cause.ApplicationFailureInfo.Details));
        var exception = Assert.IsType<ApplicationFailureException>(await Converter.ToExceptionAsync(failure));
        Assert.Equal("out", exception.Details.ElementAt<string>(0));
        Assert.Equal("in", Assert.IsType<ApplicationFailureException>(exception.InnerException).Details.ElementAt<string>(0));
    }

    [Fact]
    public async Task ToFailureAsync_ReceivedFailure_LeavesTheExceptionsOwnAlone()
    {
        var received = (ApplicationFailureException)await DataConverter.Default.ToExceptionAsync(
            await DataConverter.Default.ToFailureAsync(new ApplicationFailureException("x", details: ["d"])));

        await Converter.ToFailureAsync(received);

        Assert.Equal("d", received.Details.ElementAt<string>(0));
        Assert.Equal("json/plain", EncodingOf(received.Failure!.ApplicationFailureInfo.Details));
    }

    [Fact]
    public async Task DecodeSingleAsync_CodecMakesTwo_Throws()
        => await Assert.ThrowsAsync<InvalidOperationException>(() => new DoublingCodec().EncodeSingleAsync(new Payload()));

    private static string EncodingOf(Payloads payloads) => payloads.Payloads_[0].Metadata["encoding"].ToStringUtf8();

    private sealed class WrappingCodec : IPayloadCodec
    {
        public Task<IReadOnlyCollection<Payload>> EncodeAsync(IReadOnlyCollection<Payload> payloads)
            => Task.FromResult<IReadOnlyCollection<Payload>>([.. payloads.Select(p => new Payload
            {
                Metadata = { ["encoding"] = ByteString.CopyFromUtf8("binary/wrapped") },
                Data = p.ToByteString(),
            })]);

        public Task<IReadOnlyCollection<Payload>> DecodeAsync(IReadOnlyCollection<Payload> payloads)
            => Task.FromResult<IReadOnlyCollection<Payload>>([.. payloads.Select(p => Payload.Parser.ParseFrom(p.Data))]);
    }

    private sealed class DoublingCodec : IPayloadCodec
    {
        public Task<IReadOnlyCollection<Payload>> EncodeAsync(IReadOnlyCollection<Payload> payloads)
            => Task.FromResult<IReadOnlyCollection<Payload>>([.. payloads, .. payloads]);

        public Task<IReadOnlyCollection<Payload>> DecodeAsync(IReadOnlyCollection<Payload> payloads) => EncodeAsync(payloads);
    }
}
