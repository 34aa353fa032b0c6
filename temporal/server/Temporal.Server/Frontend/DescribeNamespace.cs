using System.Globalization;
using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Validation;
using Temporal.Server.Grpc;
using Temporal.Server.Namespaces;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>DescribeNamespace: by name or by id.</summary>
internal sealed class DescribeNamespace(NamespaceRegistry namespaces, NamespaceDescriptions descriptions) : IRpcHandler<DescribeNamespaceRequest, DescribeNamespaceResponse>
{
    private const int UuidLength = 36;

    public ValueTask<DescribeNamespaceResponse> HandleAsync(DescribeNamespaceRequest request, GrpcCall call)
    {
        if (request.Namespace.Length > 0 && request.Id.Length > 0)
        {
            throw Invalid.Argument("GetNamespace operation failed.  Both ID and Name specified in request.");
        }

        if (request.Namespace.Length > 0)
        {
            return new(descriptions.Describe(namespaces.Require(request.Namespace).Description));
        }

        if (request.Id.Length == 0)
        {
            throw Invalid.Argument("Namespace not set on request.");
        }

        if (!Guid.TryParse(request.Id, out _))
        {
            throw new ServiceException(ServiceErrorKind.Unknown, request.Id.Length == UuidLength
                ? "invalid UUID format"
                : string.Create(CultureInfo.InvariantCulture, $"invalid UUID length: {request.Id.Length}"));
        }

        return new(descriptions.Describe(namespaces.RequireById(request.Id).Description));
    }
}
