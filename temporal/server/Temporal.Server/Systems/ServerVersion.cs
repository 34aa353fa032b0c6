namespace Temporal.Server.Systems;

/// <summary>What the server says it is.</summary>
internal static class ServerVersion
{
    /// <summary>The Temporal release whose behaviour this server shows; clients and the Web UI decide by it which features to use.</summary>
    public const string Text = "1.32.0";

    public static SemanticVersion Value { get; } = new(1, 32, 0);

    /// <summary>Gets the versions of clients that the server works with, by client name.</summary>
    public static IReadOnlyDictionary<string, string> SupportedClients { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["temporal-server"] = "<2.0.0",
        ["temporal-go"] = "<2.0.0",
        ["temporal-java"] = "<2.0.0",
        ["temporal-php"] = "<2.0.0",
        ["temporal-typescript"] = "<2.0.0",
        ["temporal-cli"] = "<2.0.0",
        ["temporal-ui"] = "<3.0.0",
        ["Nexus-go-sdk"] = "<2.0.0",
    };
}
