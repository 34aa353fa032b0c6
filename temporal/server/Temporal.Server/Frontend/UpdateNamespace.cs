using Google.Protobuf.WellKnownTypes;
using Temporal.Server.Core.Validation;
using Temporal.Server.Grpc;
using Temporal.Server.Namespaces;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Namespace.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>UpdateNamespace: what the request does not name stays as it is.</summary>
internal sealed class UpdateNamespace(NamespaceRegistry namespaces, NamespaceDescriptions descriptions, TimeProvider time) : IRpcHandler<UpdateNamespaceRequest, UpdateNamespaceResponse>
{
    public async ValueTask<UpdateNamespaceResponse> HandleAsync(UpdateNamespaceRequest request, GrpcCall call)
    {
        if (request.Namespace.Length == 0)
        {
            throw Invalid.Argument("Namespace not set on request.");
        }

        var changed = await namespaces.ChangeDescriptionAsync(request.Namespace, description => Apply(request, description));
        var shown = descriptions.Describe(changed.Description);

        // Bad binaries are shown in the answer and not kept: nothing has acted on them for years.
        foreach (var (checksum, binary) in request.Config?.BadBinaries?.Binaries ?? [])
        {
            var noted = binary.Clone();
            noted.CreateTime ??= time.GetUtcNow().ToTimestamp();
            shown.Config.BadBinaries.Binaries.Add(checksum, noted);
        }

        return new UpdateNamespaceResponse
        {
            NamespaceInfo = shown.NamespaceInfo,
            Config = shown.Config,
            ReplicationConfig = shown.ReplicationConfig,
        };
    }

    private static void Apply(UpdateNamespaceRequest request, DescribeNamespaceResponse description)
    {
        if (request.UpdateInfo is { } info)
        {
            ApplyInfo(info, description.NamespaceInfo);
        }

        if (request.Config is { } config)
        {
            ApplyConfig(config, description.Config);
        }

        RegisterNamespace.CheckCluster(request.ReplicationConfig?.ActiveClusterName ?? string.Empty);
        if (request.DeleteBadBinary.Length > 0)
        {
            throw Invalid.Argument($"Bad binary checksum {request.DeleteBadBinary} doesn't exists.");
        }
    }

    private static void ApplyInfo(UpdateNamespaceInfo update, NamespaceInfo info)
    {
        info.Description = update.Description.Length > 0 ? update.Description : info.Description;
        info.OwnerEmail = update.OwnerEmail.Length > 0 ? update.OwnerEmail : info.OwnerEmail;
        info.State = update.State != NamespaceState.Unspecified ? update.State : info.State;
        foreach (var (key, value) in update.Data)
        {
            info.Data[key] = value;
        }
    }

    private static void ApplyConfig(NamespaceConfig update, NamespaceConfig config)
    {
        if (update.WorkflowExecutionRetentionTtl is { } retention)
        {
            RegisterNamespace.CheckRetention(retention);
            config.WorkflowExecutionRetentionTtl = retention;
        }

        foreach (var (field, alias) in update.CustomSearchAttributeAliases)
        {
            config.CustomSearchAttributeAliases[field] = alias;
        }
    }
}
