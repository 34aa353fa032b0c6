using Temporal.Server.Core.Validation;
using Temporal.Server.Grpc;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>GetSearchAttributes: the old call without a namespace, so it knows the server's own only.</summary>
internal sealed class GetSearchAttributes : IRpcHandler<GetSearchAttributesRequest, GetSearchAttributesResponse>
{
    public ValueTask<GetSearchAttributesResponse> HandleAsync(GetSearchAttributesRequest request, GrpcCall call)
    {
        var response = new GetSearchAttributesResponse();
        foreach (var (name, type) in SystemSearchAttributes.ServerOnly.Concat(SystemSearchAttributes.Predefined))
        {
            response.Keys.Add(name, type);
        }

        return new(response);
    }
}
