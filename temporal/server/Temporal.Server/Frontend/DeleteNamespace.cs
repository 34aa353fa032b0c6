using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Validation;
using Temporal.Server.Grpc;
using Temporal.Server.Namespaces;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.OperatorService.V1;

namespace Temporal.Server.Frontend;

/// <summary>DeleteNamespace: the name is free at once, the executions go in the background.</summary>
internal sealed class DeleteNamespace(NamespaceRegistry namespaces, NamespacePurge purge) : IRpcHandler<DeleteNamespaceRequest, DeleteNamespaceResponse>
{
    // As many characters of the id as make a deleted namespace's name unique in practice.
    private const int SuffixLength = 5;

    public async ValueTask<DeleteNamespaceResponse> HandleAsync(DeleteNamespaceRequest request, GrpcCall call)
    {
        if (request.Namespace.Length > 0 && request.NamespaceId.Length > 0)
        {
            throw Invalid.Argument("Only one of namespace name or Id should be set on request.");
        }

        if (request.Namespace.Length == 0 && request.NamespaceId.Length == 0)
        {
            throw Invalid.Argument("Namespace not set on request.");
        }

        var known = request.Namespace.Length > 0 ? namespaces.Require(request.Namespace) : namespaces.RequireById(request.NamespaceId);
        if (known.Name == NamespaceRegistry.SystemName)
        {
            throw new ServiceException(ServiceErrorKind.FailedPrecondition, "unable to delete system namespace");
        }

        var deleted = await namespaces.ChangeDescriptionAsync(known.Name, static description =>
        {
            var info = description.NamespaceInfo;
            info.State = NamespaceState.Deleted;
            info.Name = $"{info.Name}-deleted-{info.Id[..SuffixLength]}";
        });
        purge.Start(deleted.Id);
        return new DeleteNamespaceResponse { DeletedNamespace = deleted.Name };
    }
}
