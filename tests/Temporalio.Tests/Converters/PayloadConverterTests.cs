using System.Text.Json;
using Google.Protobuf;
using Temporalio.Api.Common.V1;
using Temporalio.Converters;
using Xunit;

namespace Temporalio.Tests.Converters;

public sealed class PayloadConverterTests
{
    private static readonly IPayloadConverter Converter = DataConverter.Default.PayloadConverter;

    public static TheoryData<object?, Type, string, string> Values => new()
    {
        { null, typeof(string), "binary/null", string.Empty },
        { "text", typeof(string), "json/plain", "\"text\"" },
        { 42, typeof(int), "json/plain", "42" },
        { 2.5, typeof(double), "json/plain", "2.5" },
        { true, typeof(bool), "json/plain", "true" },
        { new List<int> { 1, 2 }, typeof(List<int>), "json/plain", "[1,2]" },
        { new Point(1, "a"), typeof(Point), "json/plain", "{\"X\":1,\"Name\":\"a\"}" },
        { new byte[] { 97, 98 }, typeof(byte[]), "binary/plain", "ab" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void ToPayload_Value_RoundTripsInItsEncoding(object? value, Type type, string encoding, string data)
    {
        var payload = Converter.ToPayload(value);

        Assert.Equal(encoding, payload.Metadata["encoding"].ToStringUtf8());
        Assert.Equal(data, payload.Data.ToStringUtf8());
        Assert.Equal(value, Converter.ToValue(payload, type));
    }

    [Fact]
    public void ToPayload_ProtobufMessage_IsJsonWithItsType()
    {
        var message = new WorkflowExecution { WorkflowId = "wf" };

        var payload = Converter.ToPayload(message);

        Assert.Equal("json/protobuf", payload.Metadata["encoding"].ToStringUtf8());
        Assert.Equal("temporal.api.common.v1.WorkflowExecution", payload.Metadata["messageType"].ToStringUtf8());
        Assert.Equal(message, Converter.ToValue<WorkflowExecution>(payload));
    }

    [Fact]
    public void ToValue_BinaryProtobuf_Parses()
    {
        var message = new WorkflowExecution { WorkflowId = "wf" };
        Assert.True(new BinaryProtoConverter().TryToPayload(message, out var payload));

        Assert.Equal(message, Converter.ToValue<WorkflowExecution>(payload!));
    }

    [Fact]
    public void ToValue_NullForValueType_Throws()
        => Assert.Throws<ArgumentException>(() => Converter.ToValue<int>(Converter.ToPayload(null)));

    [Fact]
    public void ToValue_NullForNullableValueType_IsNull()
        => Assert.Null(Converter.ToValue<int?>(Converter.ToPayload(null)));

    [Fact]
    public void ToValue_UnknownEncoding_NamesIt()
    {
        var payload = new Payload { Metadata = { ["encoding"] = ByteString.CopyFromUtf8("binary/encrypted") } };

        var error = Assert.Throws<ArgumentException>(() => Converter.ToValue<string>(payload));

        Assert.Contains("binary/encrypted", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToValue_NoEncoding_Throws()
        => Assert.Throws<ArgumentException>(() => Converter.ToValue<string>(new Payload()));

    [Fact]
    public void ToPayload_RawValue_PassesThrough()
    {
        var payload = Converter.ToPayload("x");

        Assert.Same(payload, Converter.ToPayload(new RawValue(payload)));
        Assert.Same(payload, Converter.ToValue<IRawValue>(payload).Payload);
        Assert.Equal("x", Converter.ToValue<string>(Converter.ToValue<RawValue>(payload)));
    }

    [Fact]
    public void ToPayload_ByteArrayChangedLater_KeepsTheOldBytes()
    {
        var bytes = new byte[] { 1 };
        var payload = Converter.ToPayload(bytes);

        bytes[0] = 2;

        Assert.Equal(1, payload.Data[0]);
    }

    [Fact]
    public void ToPayload_TransferType_GoesThroughIt()
    {
        var payload = Converter.ToPayload(new Celsius(21.5));

        Assert.Equal("21.5", payload.Data.ToStringUtf8());
        Assert.Equal(21.5, Converter.ToValue<Celsius>(payload).Degrees);
    }

    [Fact]
    public void ToValue_CommonTypes_ReadsObjectsAsDotNetTypes()
    {
        var options = new JsonSerializerOptions { Converters = { JsonCommonTypeConverter.Instance } };
        var converter = new DefaultPayloadConverter(options);
        var payload = Converter.ToPayload(new Dictionary<string, object?> { ["a"] = 1, ["b"] = new object?[] { "x", 1.5, true, null } });

        var map = Assert.IsType<Dictionary<string, object?>>(converter.ToValue(payload, typeof(object)));

        Assert.Equal(1L, map["a"]);
        Assert.Equal(new List<object?> { "x", 1.5, true, null }, map["b"]);
    }

    [Fact]
    public async Task ToSingleValueAsync_NoPayloads_IsNull()
        => Assert.Null(await DataConverter.Default.ToSingleValueAsync<string?>([]));

    [Fact]
    public async Task ToSingleValueAsync_TwoPayloads_Throws()
    {
        var payloads = Converter.ToPayloads(["a", "b"]);

        await Assert.ThrowsAsync<ArgumentException>(() => DataConverter.Default.ToSingleValueAsync<string>(payloads));
    }

    private sealed record Point(int X, string Name);

    [TemporalTransferTypeConverter(typeof(CelsiusConverter))]
    private sealed class Celsius(double degrees)
    {
        public double Degrees { get; } = degrees;
    }

    private sealed class CelsiusConverter : ITemporalTransferTypeConverter
    {
        public Type TransferType => typeof(double);

        public object? ToTransferType(object? value) => (value as Celsius)?.Degrees;

        public object? FromTransferType(object? transferType) => transferType is double degrees ? new Celsius(degrees) : null;
    }
}
