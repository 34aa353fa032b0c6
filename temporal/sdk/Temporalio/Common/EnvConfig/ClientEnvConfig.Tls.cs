using Temporalio.Client;

namespace Temporalio.Common.EnvConfig;

public sealed partial record ClientEnvConfig
{
    /// <summary>How a connection is encrypted.</summary>
    /// <param name="Disabled">Whether it is not, or null for the default.</param>
    /// <param name="ServerName">The name to check the server's certificate against, or null.</param>
    /// <param name="ServerRootCACert">The authority that must have signed it, PEM, or null.</param>
    /// <param name="ClientCert">The client's certificate, PEM, or null.</param>
    /// <param name="ClientPrivateKey">Its key, PEM, or null.</param>
    public sealed record Tls(
        bool? Disabled = null,
        string? ServerName = null,
        DataSource? ServerRootCACert = null,
        DataSource? ClientCert = null,
        DataSource? ClientPrivateKey = null)
    {
        /// <summary>Reads the form of <see cref="ToDictionary"/>.</summary>
        /// <param name="dictionary">The dictionary.</param>
        /// <returns>The encryption.</returns>
        public static Tls FromDictionary(IReadOnlyDictionary<string, object> dictionary)
        {
            ArgumentNullException.ThrowIfNull(dictionary);
            return new(
                dictionary.GetValueOrDefault("disabled") as bool?,
                dictionary.GetValueOrDefault("server_name") as string,
                Source("server_ca_cert"),
                Source("client_cert"),
                Source("client_key"));

            DataSource? Source(string key) => dictionary.GetValueOrDefault(key) is IReadOnlyDictionary<string, string> source
                ? DataSource.FromDictionary(source)
                : null;
        }

        /// <summary>Writes the encryption as a dictionary, without what is not set.</summary>
        /// <returns>The dictionary.</returns>
        public Dictionary<string, object> ToDictionary()
        {
            var dictionary = new Dictionary<string, object>(StringComparer.Ordinal);
            ConfigFile.Put(dictionary, "disabled", Disabled);
            ConfigFile.Put(dictionary, "server_name", ServerName);
            ConfigFile.Put(dictionary, "server_ca_cert", ServerRootCACert?.ToDictionary());
            ConfigFile.Put(dictionary, "client_cert", ClientCert?.ToDictionary());
            ConfigFile.Put(dictionary, "client_key", ClientPrivateKey?.ToDictionary());
            return dictionary;
        }

        /// <summary>Makes the options of a connection; files are read now.</summary>
        /// <returns>New options.</returns>
        public TlsOptions ToTlsOptions() => new()
        {
            Disabled = Disabled ?? false,
            Domain = ServerName,
            ServerRootCACert = ServerRootCACert?.GetBytes(),
            ClientCert = ClientCert?.GetBytes(),
            ClientPrivateKey = ClientPrivateKey?.GetBytes(),
        };
    }
}
