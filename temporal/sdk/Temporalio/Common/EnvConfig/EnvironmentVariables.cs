using System.Collections;

namespace Temporalio.Common.EnvConfig;

/// <summary>The environment variables that configure clients.</summary>
internal sealed class EnvironmentVariables
{
    private const string MetadataPrefix = "TEMPORAL_GRPC_META_";

    private readonly Dictionary<string, string> _values;

    private EnvironmentVariables(Dictionary<string, string> values) => _values = values;

    /// <summary>Gets no variables.</summary>
    public static EnvironmentVariables None { get; } = new([]);

    /// <summary>Takes given variables, or else the process's.</summary>
    /// <param name="given">The given ones, or null.</param>
    /// <returns>The variables.</returns>
    public static EnvironmentVariables Of(IReadOnlyDictionary<string, string>? given)
    {
        if (given is not null)
        {
            return new(new(given, StringComparer.Ordinal));
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            if (entry is { Key: string key, Value: string value })
            {
                values[key] = value;
            }
        }

        return new(values);
    }

    /// <summary>Finds a variable.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The value, or null when it is not there or empty.</returns>
    public string? Find(string name) => _values.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>Changes a profile by the variables that are there.</summary>
    /// <param name="profile">The profile.</param>
    /// <returns>The changed profile.</returns>
    /// <exception cref="FormatException">A variable is not what it should be.</exception>
    public ClientEnvConfig.Profile Apply(ClientEnvConfig.Profile profile) => profile with
    {
        Address = Find("TEMPORAL_ADDRESS") ?? profile.Address,
        Namespace = Find("TEMPORAL_NAMESPACE") ?? profile.Namespace,
        ApiKey = Find("TEMPORAL_API_KEY") ?? profile.ApiKey,
        Tls = Apply(profile.Tls),
        GrpcMeta = Apply(profile.GrpcMeta),
    };

    private ClientEnvConfig.Tls? Apply(ClientEnvConfig.Tls? given)
    {
        var tls = given ?? new();
        var changed = tls with
        {
            Disabled = Find("TEMPORAL_TLS") is { } enabled ? !ToBool("TEMPORAL_TLS", enabled) : tls.Disabled,
            ServerName = Find("TEMPORAL_TLS_SERVER_NAME") ?? tls.ServerName,
            ServerRootCACert = Source("TEMPORAL_TLS_SERVER_CA_CERT") ?? tls.ServerRootCACert,
            ClientCert = Source("TEMPORAL_TLS_CLIENT_CERT") ?? tls.ClientCert,
            ClientPrivateKey = Source("TEMPORAL_TLS_CLIENT_KEY") ?? tls.ClientPrivateKey,
        };
        return given is null && changed == tls ? null : changed;
    }

    // An empty variable takes a key of the file away.
    private IReadOnlyDictionary<string, string>? Apply(IReadOnlyDictionary<string, string>? given)
    {
        Dictionary<string, string>? changed = null;
        foreach (var (name, value) in _values)
        {
            if (!name.StartsWith(MetadataPrefix, StringComparison.Ordinal))
            {
                continue;
            }

            changed ??= given is null ? new(StringComparer.Ordinal) : new(given, StringComparer.Ordinal);
            var key = ConfigFile.ToMetadataKey(name[MetadataPrefix.Length..]);
            if (value.Length == 0)
            {
                changed.Remove(key);
            }
            else
            {
                changed[key] = value;
            }
        }

        return changed ?? given;
    }

    private DataSource? Source(string name) => (Find(name + "_PATH"), Find(name + "_DATA")) switch
    {
        (not null, not null) => throw new FormatException($"{name}_PATH and {name}_DATA are both set: set one."),
        ({ } path, null) => DataSource.FromPath(path),
        (null, { } data) => DataSource.FromUTF8String(data),
        _ => null,
    };

    private static bool ToBool(string name, string value) => value switch
    {
        "1" => true,
        "0" => false,
        _ => bool.TryParse(value, out var parsed) ? parsed : throw new FormatException($"{name} is '{value}': expected true or false."),
    };
}
