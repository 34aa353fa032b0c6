using Temporal.Server.Core.Validation;
using Temporal.Server.Grpc;
using Temporal.Server.Namespaces;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>GetSearchAttributes: the old call without a namespace, so it shows the columns in place of names.</summary>
internal sealed class GetSearchAttributes : IRpcHandler<GetSearchAttributesRequest, GetSearchAttributesResponse>
{
    public ValueTask<GetSearchAttributesResponse> HandleAsync(GetSearchAttributesRequest request, GrpcCall call)
    {
        var response = new GetSearchAttributesResponse();
        foreach (var (name, type) in SystemSearchAttributes.ServerOnly.Concat(SystemSearchAttributes.Predefined).Concat(CustomSearchAttributes.Columns))
        {
            response.Keys.Add(name, type);
        }

        return new(response);
    }
}
