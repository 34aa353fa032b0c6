using System.Text.Json.Nodes;
using Contract.Tests.Matching;
using Google.Protobuf.WellKnownTypes;
using Temporalio.Grpc;

namespace Contract.Tests.Replay;

/// <summary>The form in which the record writes what came back: <c>{"response": …}</c> or <c>{"code", "message", "details"?}</c>.</summary>
internal static class Answers
{
    private static readonly Dictionary<GrpcStatusCode, string> CodeNames = new()
    {
        [GrpcStatusCode.Cancelled] = "CANCELLED",
        [GrpcStatusCode.Unknown] = "UNKNOWN",
        [GrpcStatusCode.InvalidArgument] = "INVALID_ARGUMENT",
        [GrpcStatusCode.DeadlineExceeded] = "DEADLINE_EXCEEDED",
        [GrpcStatusCode.NotFound] = "NOT_FOUND",
        [GrpcStatusCode.AlreadyExists] = "ALREADY_EXISTS",
        [GrpcStatusCode.PermissionDenied] = "PERMISSION_DENIED",
        [GrpcStatusCode.ResourceExhausted] = "RESOURCE_EXHAUSTED",
        [GrpcStatusCode.FailedPrecondition] = "FAILED_PRECONDITION",
        [GrpcStatusCode.Aborted] = "ABORTED",
        [GrpcStatusCode.OutOfRange] = "OUT_OF_RANGE",
        [GrpcStatusCode.Unimplemented] = "UNIMPLEMENTED",
        [GrpcStatusCode.Internal] = "INTERNAL",
        [GrpcStatusCode.Unavailable] = "UNAVAILABLE",
        [GrpcStatusCode.DataLoss] = "DATA_LOSS",
        [GrpcStatusCode.Unauthenticated] = "UNAUTHENTICATED",
    };

    /// <summary>Writes down a response.</summary>
    public static JsonObject Of(Google.Protobuf.IMessage response)
    {
        var json = Rpcs.ToJson(response);
        (json as JsonObject)?.Remove("pollerScalingDecision"); // a hint that comes and goes
        return new JsonObject { ["response"] = Payloads.Shorten(json) };
    }

    /// <summary>Writes down a refusal.</summary>
    public static JsonObject Of(GrpcException error)
    {
        var answer = new JsonObject { ["code"] = CodeNames[error.Code], ["message"] = error.Message };
        if (error.Status is { Details.Count: > 0 } status)
        {
            answer["details"] = new JsonArray([.. status.Details.Select(d => Payloads.Shorten(DetailJson(d)))]);
        }

        return answer;
    }

    private static JsonNode DetailJson(Any detail)
    {
        try
        {
            return Rpcs.ToJson(detail);
        }
        catch (InvalidOperationException)
        {
            return new JsonObject { ["@type"] = detail.TypeUrl, ["value"] = detail.Value.ToBase64() };
        }
    }
}
