using Temporal.Server.Core.Validation;
using Temporal.Server.Grpc;
using Temporal.Server.Namespaces;
using Temporalio.Api.OperatorService.V1;

namespace Temporal.Server.Frontend;

/// <summary>RemoveSearchAttributes: the name is gone, values that runs hold stay with them.</summary>
internal sealed class RemoveSearchAttributes(NamespaceRegistry namespaces) : IRpcHandler<RemoveSearchAttributesRequest, RemoveSearchAttributesResponse>
{
    public async ValueTask<RemoveSearchAttributesResponse> HandleAsync(RemoveSearchAttributesRequest request, GrpcCall call)
    {
        if (request.SearchAttributes.Count == 0)
        {
            throw Invalid.Argument("SearchAttributes are not set on request.");
        }

        ListSearchAttributes.RequireName(request.Namespace);
        await namespaces.ChangeAttributesAsync(request.Namespace, attributes => attributes.Remove(request.SearchAttributes));
        return new RemoveSearchAttributesResponse();
    }
}
