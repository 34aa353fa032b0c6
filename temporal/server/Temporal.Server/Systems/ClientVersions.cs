using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Validation;
using Temporal.Server.Grpc;
using Temporalio.Api.ErrorDetails.V1;

namespace Temporal.Server.Systems;

/// <summary>Turns away clients that are too new for the server, or that the server is too old for, by the headers they send.</summary>
internal static class ClientVersions
{
    // The same few values come with every call: what was found right once need not be read again.
    private static volatile Headers? _lastGood;

    /// <summary>Checks the caller's headers.</summary>
    /// <exception cref="ServiceException">The versions do not go together, or are none.</exception>
    public static void Check(GrpcCall call)
    {
        var (name, version, servers) = (call.Header("client-name"), call.Header("client-version"), call.Header("supported-server-versions"));
        if (_lastGood is { } good && good.Name == name && good.Version == version && good.Servers == servers)
        {
            return;
        }

        CheckClient(name, version);
        CheckServer(servers);
        _lastGood = new Headers(name, version, servers);
    }

    private static void CheckClient(string? name, string? versionText)
    {
        if (string.IsNullOrEmpty(name) || string.IsNullOrEmpty(versionText) || !ServerVersion.SupportedClients.TryGetValue(name, out var supported))
        {
            return;
        }

        if (!SemanticVersion.TryParse(versionText, out var version))
        {
            throw Invalid.Argument("Unable to parse client version: No Major.Minor.Patch elements found");
        }

        _ = VersionRange.FindError(supported, out var range);
        if (!range.Contains(version))
        {
            throw new ServiceException(
                ServiceErrorKind.FailedPrecondition,
                $"Client version {versionText} is not supported. Server supports {name} versions: {supported}",
                new ClientVersionNotSupportedFailure { ClientName = name, ClientVersion = versionText, SupportedVersions = supported });
        }
    }

    private static void CheckServer(string? servers)
    {
        if (string.IsNullOrEmpty(servers))
        {
            return;
        }

        if (VersionRange.FindError(servers, out var range) is { } error)
        {
            throw Invalid.Argument($"Unable to parse supported server versions: {error}");
        }

        if (!range.Contains(ServerVersion.Value))
        {
            throw new ServiceException(
                ServiceErrorKind.FailedPrecondition,
                $"Server version {ServerVersion.Text} is not supported. Client supports server versions: {servers}",
                new ServerVersionNotSupportedFailure { ServerVersion = ServerVersion.Text, ClientSupportedServerVersions = servers });
        }
    }

    private sealed record Headers(string? Name, string? Version, string? Servers);
}
