using Temporal.Server.Core.Validation;
using Temporal.Server.Grpc;
using Temporal.Server.Namespaces;
using Temporalio.Api.OperatorService.V1;

namespace Temporal.Server.Frontend;

/// <summary>ListSearchAttributes: the server's own and the namespace's.</summary>
internal sealed class ListSearchAttributes(NamespaceRegistry namespaces) : IRpcHandler<ListSearchAttributesRequest, ListSearchAttributesResponse>
{
    public ValueTask<ListSearchAttributesResponse> HandleAsync(ListSearchAttributesRequest request, GrpcCall call)
    {
        RequireName(request.Namespace);
        var response = new ListSearchAttributesResponse();
        foreach (var (name, type) in namespaces.Require(request.Namespace).Attributes.All)
        {
            response.CustomAttributes.Add(name, type);
        }

        foreach (var (name, type) in SystemSearchAttributes.ServerOnly.Concat(SystemSearchAttributes.Predefined))
        {
            response.SystemAttributes.Add(name, type);
        }

        return new(response);
    }

    internal static void RequireName(string name)
    {
        if (name.Length == 0)
        {
            throw Invalid.Argument("Namespace is not set on request.");
        }
    }
}
