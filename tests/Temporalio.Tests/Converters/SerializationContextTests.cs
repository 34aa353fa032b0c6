using Google.Protobuf;
using Temporalio.Api.Common.V1;
using Temporalio.Converters;
using Xunit;

namespace Temporalio.Tests.Converters;

public sealed class SerializationContextTests
{
    [Fact]
    public void WithSerializationContext_NothingContextual_IsTheSame()
        => Assert.Same(DataConverter.Default, DataConverter.Default.WithSerializationContext(new ISerializationContext.Workflow("ns", "wf")));

    [Fact]
    public void WithSerializationContext_ContextualEncoding_IsReplaced()
    {
        var converter = DataConverter.Default with { PayloadConverter = new DefaultPayloadConverter(new TaggingConverter("none")) };

        var tagged = converter.WithSerializationContext(new ISerializationContext.Workflow("ns", "wf"));

        Assert.Equal("wf", tagged.PayloadConverter.ToPayload("x").Data.ToStringUtf8());
        Assert.Equal("none", converter.PayloadConverter.ToPayload("x").Data.ToStringUtf8());
    }

    private sealed class TaggingConverter(string tag) : IEncodingConverter, IWithSerializationContext<IEncodingConverter>
    {
        public string Encoding => "tag";

        public bool TryToPayload(object? value, out Payload payload)
        {
            payload = new() { Metadata = { ["encoding"] = ByteString.CopyFromUtf8("tag") }, Data = ByteString.CopyFromUtf8(tag) };
            return true;
        }

        public object? ToValue(Payload payload, Type type) => payload.Data.ToStringUtf8();

        public IEncodingConverter WithSerializationContext(ISerializationContext context)
            => new TaggingConverter(((ISerializationContext.IHasWorkflow)context).WorkflowId!);
    }
}
