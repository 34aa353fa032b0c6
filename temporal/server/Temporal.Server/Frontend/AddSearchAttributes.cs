using Temporal.Server.Core.Validation;
using Temporal.Server.Grpc;
using Temporal.Server.Namespaces;
using Temporalio.Api.OperatorService.V1;

namespace Temporal.Server.Frontend;

/// <summary>AddSearchAttributes: usable when the call returns.</summary>
internal sealed class AddSearchAttributes(NamespaceRegistry namespaces) : IRpcHandler<AddSearchAttributesRequest, AddSearchAttributesResponse>
{
    public async ValueTask<AddSearchAttributesResponse> HandleAsync(AddSearchAttributesRequest request, GrpcCall call)
    {
        if (request.SearchAttributes.Count == 0)
        {
            throw Invalid.Argument("SearchAttributes are not set on request.");
        }

        ListSearchAttributes.RequireName(request.Namespace);
        await namespaces.ChangeAttributesAsync(request.Namespace, attributes => attributes.Add(request.SearchAttributes));
        return new AddSearchAttributesResponse();
    }
}
