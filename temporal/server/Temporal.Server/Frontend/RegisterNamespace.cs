using System.Text;
using Google.Protobuf.WellKnownTypes;
using Temporal.Server.Core.Limits;
using Temporal.Server.Core.Validation;
using Temporal.Server.Grpc;
using Temporal.Server.Namespaces;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>RegisterNamespace: makes a namespace; it can be used when the call returns.</summary>
internal sealed class RegisterNamespace(NamespaceRegistry namespaces, ServerLimits limits) : IRpcHandler<RegisterNamespaceRequest, RegisterNamespaceResponse>
{
    // Local namespaces of the official server have the same least retention.
    private const long RetentionSecondsMin = 3600;

    public async ValueTask<RegisterNamespaceResponse> HandleAsync(RegisterNamespaceRequest request, GrpcCall call)
    {
        if (request.Namespace.Length == 0)
        {
            throw Invalid.Argument("Namespace not set on request.");
        }

        if (Encoding.UTF8.GetByteCount(request.Namespace) > limits.IdBytesMax)
        {
            throw Invalid.Argument("Namespace length exceeds limit.");
        }

        CheckRetention(request.WorkflowExecutionRetentionPeriod);
        if (request.IsGlobalNamespace)
        {
            throw Invalid.Argument("Cannot register global namespace when not enabled");
        }

        foreach (var cluster in request.Clusters.Select(static cluster => cluster.ClusterName).Append(request.ActiveClusterName))
        {
            CheckCluster(cluster);
        }

        var description = NamespaceDescriptions.New(Guid.NewGuid().ToString(), request.Namespace, TimeSpan.Zero);
        description.Config.WorkflowExecutionRetentionTtl = request.WorkflowExecutionRetentionPeriod;
        description.NamespaceInfo.Description = request.Description;
        description.NamespaceInfo.OwnerEmail = request.OwnerEmail;
        description.NamespaceInfo.Data.Add(request.Data);
        await namespaces.RegisterAsync(description);
        return new RegisterNamespaceResponse();
    }

    internal static void CheckRetention(Duration? retention)
    {
        if (retention is null || retention.Seconds < RetentionSecondsMin)
        {
            throw Invalid.Argument("A valid retention period is not set on request.");
        }
    }

    internal static void CheckCluster(string name)
    {
        if (name.Length > 0 && name != NamespaceDescriptions.ClusterName)
        {
            throw Invalid.Argument($"Invalid cluster name: {name}");
        }
    }
}
