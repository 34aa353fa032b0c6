using Temporalio.Client;

namespace Temporalio.Common.EnvConfig;

/// <summary>Client configuration from a TOML file, shared with the CLI and other SDKs, and from environment variables.</summary>
/// <param name="Profiles">The profiles by name.</param>
public sealed partial record ClientEnvConfig(IReadOnlyDictionary<string, ClientEnvConfig.Profile> Profiles)
{
    /// <summary>Loads all profiles of the file; environment variables say where it is, and nothing more.</summary>
    /// <param name="options">The options, or null.</param>
    /// <returns>The configuration; empty when there is no file.</returns>
    /// <exception cref="FormatException">The file is not what it should be.</exception>
    public static ClientEnvConfig Load(ConfigLoadOptions? options = null)
    {
        options ??= new();
        var variables = EnvironmentVariables.Of(options.OverrideEnvVars);
        return new(ConfigFile.Load(options.ConfigSource, variables, options.ConfigFileStrict));
    }

    /// <summary>Loads a profile from file and environment variables, as options of a client.</summary>
    /// <param name="options">The options, or null.</param>
    /// <returns>The options of the client.</returns>
    /// <exception cref="FormatException">The file or a variable is not what it should be.</exception>
    public static TemporalClientConnectOptions LoadClientConnectOptions(ProfileLoadOptions? options = null)
        => Profile.Load(options).ToClientConnectionOptions();

    /// <summary>Reads the form of <see cref="ToDictionary"/>.</summary>
    /// <param name="profileDictionaries">The profiles by name.</param>
    /// <returns>The configuration.</returns>
    public static ClientEnvConfig FromDictionary(IReadOnlyDictionary<string, Dictionary<string, object>> profileDictionaries)
        => new(profileDictionaries.ToDictionary(p => p.Key, p => Profile.FromDictionary(p.Value), StringComparer.Ordinal));

    /// <summary>Writes the configuration as dictionaries.</summary>
    /// <returns>The profiles by name.</returns>
    public IReadOnlyDictionary<string, Dictionary<string, object>> ToDictionary()
        => Profiles.ToDictionary(p => p.Key, p => p.Value.ToDictionary(), StringComparer.Ordinal);

    /// <summary>Options of <see cref="Load"/>.</summary>
    public class ConfigLoadOptions : ICloneable
    {
        /// <summary>Initializes a new instance of the <see cref="ConfigLoadOptions"/> class.</summary>
        public ConfigLoadOptions()
        {
        }

        /// <summary>Gets or sets the TOML; null means the file that <c>TEMPORAL_CONFIG_FILE</c> names, or <c>temporalio/temporal.toml</c> in the user's configuration folder.</summary>
        public DataSource? ConfigSource { get; set; }

        /// <summary>Gets or sets a value indicating whether unknown keys are errors. Default false.</summary>
        public bool ConfigFileStrict { get; set; }

        /// <summary>Gets or sets environment variables to use in place of the process's; null means those.</summary>
        public IReadOnlyDictionary<string, string>? OverrideEnvVars { get; set; }

        /// <summary>Makes a copy.</summary>
        /// <returns>The copy.</returns>
        public virtual object Clone() => MemberwiseClone();
    }

    /// <summary>Options of <see cref="Profile.Load"/>.</summary>
    public class ProfileLoadOptions : ICloneable
    {
        /// <summary>Initializes a new instance of the <see cref="ProfileLoadOptions"/> class.</summary>
        public ProfileLoadOptions()
        {
        }

        /// <summary>Gets or sets the profile; null means what <c>TEMPORAL_PROFILE</c> says, or <c>default</c>.</summary>
        public string? Profile { get; set; }

        /// <summary>Gets or sets the TOML; see <see cref="ConfigLoadOptions.ConfigSource"/>.</summary>
        public DataSource? ConfigSource { get; set; }

        /// <summary>Gets or sets a value indicating whether no file is read. Default false.</summary>
        public bool DisableFile { get; set; }

        /// <summary>Gets or sets a value indicating whether environment variables change nothing. Default false.</summary>
        public bool DisableEnv { get; set; }

        /// <summary>Gets or sets a value indicating whether unknown keys are errors. Default false.</summary>
        public bool ConfigFileStrict { get; set; }

        /// <summary>Gets or sets environment variables to use in place of the process's; null means those.</summary>
        public IReadOnlyDictionary<string, string>? OverrideEnvVars { get; set; }

        /// <summary>Makes a copy.</summary>
        /// <returns>The copy.</returns>
        public virtual object Clone() => MemberwiseClone();
    }
}
