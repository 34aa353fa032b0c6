using System.Text.Json;
using Google.Protobuf;
using Temporalio.Api.Common.V1;

namespace Temporal.Server.Core.Executions;

/// <summary>Makes the payloads that SDKs read as JSON.</summary>
internal static class JsonPayloads
{
    public static Payloads Of(string text) => new() { Payloads_ = { PayloadOf(text, type: null) } };

    /// <summary>Makes the value of a search attribute that is a list of keywords.</summary>
    public static Payload OfKeywords(IReadOnlyList<string> keywords) => PayloadOf(keywords, "KeywordList");

    private static Payload PayloadOf<T>(T value, string? type)
    {
        var payload = new Payload { Data = ByteString.CopyFrom(JsonSerializer.SerializeToUtf8Bytes(value)) };
        payload.Metadata["encoding"] = ByteString.CopyFromUtf8("json/plain");
        if (type is not null)
        {
            payload.Metadata["type"] = ByteString.CopyFromUtf8(type);
        }

        return payload;
    }
}
