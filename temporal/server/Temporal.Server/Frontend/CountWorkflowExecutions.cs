using System.Text.Json;
using Google.Protobuf;
using Temporal.Server.Grpc;
using Temporalio.Api.Common.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>CountWorkflowExecutions: all in all, or by status.</summary>
internal sealed class CountWorkflowExecutions(ListedExecutions executions) : IRpcHandler<CountWorkflowExecutionsRequest, CountWorkflowExecutionsResponse>
{
    public async ValueTask<CountWorkflowExecutionsResponse> HandleAsync(CountWorkflowExecutionsRequest request, GrpcCall call)
    {
        var count = await executions.CountAsync(request.Namespace, request.Query, call.CancellationToken);
        return new CountWorkflowExecutionsResponse
        {
            Count = count.Count,
            Groups =
            {
                count.Groups.Select(static group => new CountWorkflowExecutionsResponse.Types.AggregationGroup
                {
                    Count = group.Count,
                    GroupValues = { KeywordPayload(group.Value) },
                }),
            },
        };
    }

    private static Payload KeywordPayload(string value) => new()
    {
        Metadata =
        {
            ["encoding"] = ByteString.CopyFromUtf8("json/plain"),
            ["type"] = ByteString.CopyFromUtf8("Keyword"),
        },
        Data = UnsafeByteOperations.UnsafeWrap(JsonSerializer.SerializeToUtf8Bytes(value)),
    };
}
