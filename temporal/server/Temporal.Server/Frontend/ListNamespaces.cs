using System.Globalization;
using Google.Protobuf;
using Temporal.Server.Core.Validation;
using Temporal.Server.Grpc;
using Temporal.Server.Namespaces;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>ListNamespaces: by name; the deleted ones only when asked for.</summary>
internal sealed class ListNamespaces(NamespaceRegistry namespaces, NamespaceDescriptions descriptions) : IRpcHandler<ListNamespacesRequest, ListNamespacesResponse>
{
    private const int PageSizeDefault = 100;

    public ValueTask<ListNamespacesResponse> HandleAsync(ListNamespacesRequest request, GrpcCall call)
    {
        var pageSize = request.PageSize > 0 ? request.PageSize : PageSizeDefault;
        var withDeleted = request.NamespaceFilter?.IncludeDeleted == true;
        var rest = namespaces.All
            .Where(known => withDeleted || !known.IsDeleted)
            .Skip(ParseToken(request.NextPageToken))
            .ToList();
        var response = new ListNamespacesResponse();
        response.Namespaces.Add(rest.Take(pageSize).Select(known => descriptions.Describe(known.Description)));
        if (rest.Count > pageSize)
        {
            var next = namespaces.All.Count(known => withDeleted || !known.IsDeleted) - rest.Count + pageSize;
            response.NextPageToken = ByteString.CopyFromUtf8(next.ToString(CultureInfo.InvariantCulture));
        }

        return new(response);
    }

    private static int ParseToken(ByteString token)
    {
        if (token.IsEmpty)
        {
            return 0;
        }

        return int.TryParse(token.ToStringUtf8(), NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            ? start
            : throw Invalid.Argument("invalid next page token");
    }
}
