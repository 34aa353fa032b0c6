using Temporalio.Client;

namespace Temporalio.Common.EnvConfig;

public sealed partial record ClientEnvConfig
{
    /// <summary>How one server is reached.</summary>
    /// <param name="Address">The server, <c>host:port</c>, or null.</param>
    /// <param name="Namespace">The namespace, or null.</param>
    /// <param name="ApiKey">The API key, or null.</param>
    /// <param name="Tls">The encryption, or null.</param>
    /// <param name="GrpcMeta">Metadata of all calls, or null.</param>
    public sealed record Profile(
        string? Address = null,
        string? Namespace = null,
        string? ApiKey = null,
        Tls? Tls = null,
        IReadOnlyDictionary<string, string>? GrpcMeta = null)
    {
        /// <summary>Loads a profile from file and environment variables; a variable wins over the file.</summary>
        /// <param name="options">The options, or null.</param>
        /// <returns>The profile.</returns>
        /// <exception cref="FormatException">The file or a variable is not what it should be, or the profile asked for is not there.</exception>
        public static Profile Load(ProfileLoadOptions? options = null)
        {
            options ??= new();
            var variables = options.DisableEnv
                ? EnvironmentVariables.None
                : EnvironmentVariables.Of(options.OverrideEnvVars);
            var asked = options.Profile ?? variables.Find("TEMPORAL_PROFILE");
            var profile = new Profile();
            if (!options.DisableFile)
            {
                var profiles = ConfigFile.Load(options.ConfigSource, variables, options.ConfigFileStrict);
                profile = profiles.GetValueOrDefault(asked ?? "default")
                    ?? (asked is null ? profile : throw new FormatException($"The configuration has no profile '{asked}'."));
            }

            return variables.Apply(profile);
        }

        /// <summary>Reads the form of <see cref="ToDictionary"/>.</summary>
        /// <param name="dictionary">The dictionary.</param>
        /// <returns>The profile.</returns>
        public static Profile FromDictionary(IReadOnlyDictionary<string, object> dictionary)
        {
            ArgumentNullException.ThrowIfNull(dictionary);
            return new(
                dictionary.GetValueOrDefault("address") as string,
                dictionary.GetValueOrDefault("namespace") as string,
                dictionary.GetValueOrDefault("api_key") as string,
                dictionary.GetValueOrDefault("tls") is IReadOnlyDictionary<string, object> tls ? Tls.FromDictionary(tls) : null,
                dictionary.GetValueOrDefault("grpc_meta") as IReadOnlyDictionary<string, string>);
        }

        /// <summary>Writes the profile as a dictionary, without what is not set.</summary>
        /// <returns>The dictionary.</returns>
        public Dictionary<string, object> ToDictionary()
        {
            var dictionary = new Dictionary<string, object>(StringComparer.Ordinal);
            ConfigFile.Put(dictionary, "address", Address);
            ConfigFile.Put(dictionary, "namespace", Namespace);
            ConfigFile.Put(dictionary, "api_key", ApiKey);
            ConfigFile.Put(dictionary, "tls", Tls?.ToDictionary());
            ConfigFile.Put(dictionary, "grpc_meta", GrpcMeta is { Count: > 0 } ? new Dictionary<string, string>(GrpcMeta, StringComparer.Ordinal) : null);
            return dictionary;
        }

        /// <summary>Makes the options of a client.</summary>
        /// <returns>New options.</returns>
        public TemporalClientConnectOptions ToClientConnectionOptions()
        {
            var options = new TemporalClientConnectOptions
            {
                TargetHost = Address,
                ApiKey = ApiKey,
                Tls = Tls?.ToTlsOptions(),
                RpcMetadata = GrpcMeta is { Count: > 0 } meta ? [.. meta] : null,
            };
            options.Namespace = Namespace ?? options.Namespace;
            return options;
        }
    }
}
