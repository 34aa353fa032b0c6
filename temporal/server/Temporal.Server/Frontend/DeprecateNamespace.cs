using Temporal.Server.Core.Validation;
using Temporal.Server.Grpc;
using Temporal.Server.Namespaces;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>DeprecateNamespace: what runs goes on, nothing new starts.</summary>
internal sealed class DeprecateNamespace(NamespaceRegistry namespaces) : IRpcHandler<DeprecateNamespaceRequest, DeprecateNamespaceResponse>
{
    public async ValueTask<DeprecateNamespaceResponse> HandleAsync(DeprecateNamespaceRequest request, GrpcCall call)
    {
        if (request.Namespace.Length == 0)
        {
            throw Invalid.Argument("Namespace not set on request.");
        }

        _ = await namespaces.ChangeDescriptionAsync(request.Namespace, static description => description.NamespaceInfo.State = NamespaceState.Deprecated);
        return new DeprecateNamespaceResponse();
    }
}
