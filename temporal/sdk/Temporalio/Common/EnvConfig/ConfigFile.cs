namespace Temporalio.Common.EnvConfig;

/// <summary>The configuration file: TOML with a table for each profile.</summary>
internal static class ConfigFile
{
    private static readonly string[] ProfileKeys = ["address", "namespace", "api_key", "tls", "codec", "grpc_meta"];

    private static readonly string[] TlsKeys =
    [
        "disabled", "server_name", "disable_host_verification",
        "server_ca_cert_path", "server_ca_cert_data", "client_cert_path", "client_cert_data", "client_key_path", "client_key_data",
    ];

    /// <summary>Loads the profiles.</summary>
    /// <param name="source">The TOML, or null for the file that the variables or the defaults name.</param>
    /// <param name="variables">The environment variables.</param>
    /// <param name="isStrict">Whether unknown keys are errors.</param>
    /// <returns>The profiles by name; none when there is no file.</returns>
    /// <exception cref="FormatException">The file is not what it should be.</exception>
    public static Dictionary<string, ClientEnvConfig.Profile> Load(DataSource? source, EnvironmentVariables variables, bool isStrict)
    {
        source ??= DataSource.FromPath(variables.Find("TEMPORAL_CONFIG_FILE") ?? DefaultPath());
        var profiles = new Dictionary<string, ClientEnvConfig.Profile>(StringComparer.Ordinal);
        if (source.TryGetText() is not { } text)
        {
            return profiles;
        }

        var root = TomlReader.Read(text);
        RefuseUnknown(root, ["profile"], "the file", isStrict);
        foreach (var (name, value) in Table(root, "profile", "the file") ?? [])
        {
            var where = $"profile '{name}'";
            profiles[name] = value is Dictionary<string, object> table
                ? ToProfile(table, where, isStrict)
                : throw new FormatException($"In the configuration, {where} is no table.");
        }

        return profiles;
    }

    /// <summary>Writes a name as a key of metadata.</summary>
    /// <param name="name">The name, with underscores or capitals.</param>
    /// <returns>The key.</returns>
    public static string ToMetadataKey(string name) => name.Replace('_', '-').ToLowerInvariant();

    /// <summary>Puts a value into a dictionary unless it is null.</summary>
    /// <param name="dictionary">The dictionary.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">The value, or null.</param>
    public static void Put(Dictionary<string, object> dictionary, string key, object? value)
    {
        if (value is not null)
        {
            dictionary[key] = value;
        }
    }

    private static string DefaultPath()
        => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "temporalio", "temporal.toml");

    private static ClientEnvConfig.Profile ToProfile(Dictionary<string, object> table, string where, bool isStrict)
    {
        RefuseUnknown(table, ProfileKeys, where, isStrict);
        return new(
            Value<string>(table, "address", where),
            Value<string>(table, "namespace", where),
            Value<string>(table, "api_key", where),
            Table(table, "tls", where) is { } tls ? ToTls(tls, $"tls of {where}", isStrict) : null,
            Table(table, "grpc_meta", where)?.ToDictionary(
                m => ToMetadataKey(m.Key),
                m => m.Value as string ?? throw new FormatException($"In the configuration, '{m.Key}' of grpc_meta of {where} is no text."),
                StringComparer.Ordinal));
    }

    private static ClientEnvConfig.Tls ToTls(Dictionary<string, object> table, string where, bool isStrict)
    {
        RefuseUnknown(table, TlsKeys, where, isStrict);
        return new(
            table.ContainsKey("disabled") ? Value<bool>(table, "disabled", where) : null,
            Value<string>(table, "server_name", where),
            Source("server_ca_cert"),
            Source("client_cert"),
            Source("client_key"));

        DataSource? Source(string key) => (Value<string>(table, key + "_path", where), Value<string>(table, key + "_data", where)) switch
        {
            (not null, not null) => throw new FormatException($"In the configuration, {where} has both {key}_path and {key}_data."),
            ({ } path, null) => DataSource.FromPath(path),
            (null, { } data) => DataSource.FromUTF8String(data),
            _ => null,
        };
    }

    private static Dictionary<string, object>? Table(Dictionary<string, object> table, string key, string where)
        => Value<Dictionary<string, object>>(table, key, where);

    private static T? Value<T>(Dictionary<string, object> table, string key, string where) => table.GetValueOrDefault(key) switch
    {
        null => default,
        T value => value,
        var other => throw new FormatException($"In the configuration, '{key}' of {where} is a {TomlReader.NameOf(other)}."),
    };

    private static void RefuseUnknown(Dictionary<string, object> table, string[] known, string where, bool isStrict)
    {
        if (isStrict && table.Keys.FirstOrDefault(k => !known.Contains(k, StringComparer.Ordinal)) is { } unknown)
        {
            throw new FormatException($"In the configuration, {where} has the unknown key '{unknown}'.");
        }
    }
}
