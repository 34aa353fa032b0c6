using Google.Protobuf;
using Google.Protobuf.Reflection;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Failure.V1;
using Temporalio.Common;
using Temporalio.Converters;
using Xunit;

namespace Temporalio.Tests.Converters;

/// <summary>Payloads and failures that SDKs of other languages wrote.</summary>
public sealed class RecordedPayloadTests
{
    private static readonly DataConverter Converter = DataConverter.Default;

    public static TheoryData<string> Languages => new(
        Directory.EnumerateDirectories(Path.Combine(AppContext.BaseDirectory, "histories")).Select(d => Path.GetFileName(d)!));

    [Theory]
    [MemberData(nameof(Languages))]
    public void ToValue_JsonAndNull_ReadsEachAndWritesTheSame(string language)
    {
        var count = 0;
        foreach (var payload in MessagesOf<Payload>(language).Where(p => EncodingOf(p) is "json/plain" or "binary/null"))
        {
            var value = Converter.PayloadConverter.ToValue<object?>(payload);
            var written = Converter.PayloadConverter.ToPayload(value);

            Assert.Equal(EncodingOf(payload) == "binary/null" || value is null ? "binary/null" : "json/plain", EncodingOf(written));
            count++;
        }

        Assert.True(count > 50, $"only {count} payloads of {language}");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task ToException_EachFailure_KeepsItsTextAndGoesBackTheSame(string language)
    {
        var count = 0;
        foreach (var failure in MessagesOf<Failure>(language).Where(f => f.EncodedAttributes is null))
        {
            var exception = await Converter.ToExceptionAsync(failure);

            Assert.Equal(failure.Message, exception.Message);
            Assert.Equal(failure.Cause is null, exception.InnerException is null);
            Assert.Equal(failure, await Converter.ToFailureAsync(exception));
            count++;
        }

        Assert.True(count > 5, $"only {count} failures of {language}");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void FromProto_EachSearchAttribute_WithAType_IsRead(string language)
    {
        foreach (var attributes in MessagesOf<SearchAttributes>(language))
        {
            // Python removes an attribute by an empty payload, TypeScript by a JSON null.
            var typed = attributes.IndexedFields.Values.Count(p => p.Metadata.ContainsKey("type") && p.Data.ToStringUtf8() is not ("" or "null"));

            var read = SearchAttributeCollection.FromProto(attributes);

            Assert.Equal(typed, read.Count);
            Assert.Equal(read.UntypedValues, SearchAttributeCollection.FromProto(read.ToProto()).UntypedValues);
        }
    }

    private static string EncodingOf(Payload payload)
        => payload.Metadata.TryGetValue("encoding", out var encoding) ? encoding.ToStringUtf8() : string.Empty;

    private static IEnumerable<T> MessagesOf<T>(string language)
        where T : class, IMessage
        => Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "histories", language), "*.json")
            .SelectMany(file => WorkflowHistory.FromJson("wf", File.ReadAllText(file)).Events)
            .SelectMany(Descend)
            .OfType<T>();

    private static IEnumerable<IMessage> Descend(IMessage message)
    {
        yield return message;
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            IEnumerable<object?> children = field switch
            {
                { FieldType: not FieldType.Message } => [],
                { IsMap: true } => ((System.Collections.IDictionary)field.Accessor.GetValue(message)).Values.Cast<object?>(),
                { IsRepeated: true } => ((System.Collections.IEnumerable)field.Accessor.GetValue(message)).Cast<object?>(),
                _ => [field.Accessor.GetValue(message)],
            };
            foreach (var child in children.OfType<IMessage>().SelectMany(Descend))
            {
                yield return child;
            }
        }
    }
}
