using System.Text;
using Temporalio.Common.EnvConfig;
using Xunit;

namespace Temporalio.Tests.Common;

public sealed class ClientEnvConfigTests
{
    private const string Toml = """"
        # a comment
        [profile.default]
        address = "localhost:7233" # another
        namespace = 'de\fault'

        [profile."my prod"]
        address = "prod:7233"
        api_key = "key\u0021"
        tls.disabled = false
        tls.server_name = "name"
        tls.client_cert_data = """
        -----BEGIN-----
        abc
        """
        [profile."my prod".grpc_meta]
        Some_Key = "v"
        """";

    private static readonly DataSource Source = DataSource.FromUTF8String(Toml);
    private static readonly Dictionary<string, string> NoVariables = [];

    [Fact]
    public void Load_Toml_GivesAllProfiles()
    {
        var config = ClientEnvConfig.Load(new() { ConfigSource = Source, OverrideEnvVars = NoVariables, ConfigFileStrict = true });

        Assert.Equal(2, config.Profiles.Count);
        Assert.Equal(("localhost:7233", @"de\fault"), (config.Profiles["default"].Address, config.Profiles["default"].Namespace));
        var prod = config.Profiles["my prod"];
        Assert.Equal(("prod:7233", "key!", false, "name"), (prod.Address, prod.ApiKey, prod.Tls?.Disabled, prod.Tls?.ServerName));
        Assert.Equal("-----BEGIN-----\nabc\n", Encoding.UTF8.GetString(prod.Tls!.ClientCert!.GetBytes()));
        Assert.Equal("v", prod.GrpcMeta!["some-key"]);
    }

    [Fact]
    public void LoadClientConnectOptions_VariablesAndFile_VariablesWin()
    {
        var options = ClientEnvConfig.LoadClientConnectOptions(new()
        {
            ConfigSource = Source,
            OverrideEnvVars = new Dictionary<string, string>
            {
                ["TEMPORAL_PROFILE"] = "my prod",
                ["TEMPORAL_NAMESPACE"] = "ns",
                ["TEMPORAL_TLS"] = "false",
                ["TEMPORAL_GRPC_META_SOME_KEY"] = string.Empty,
                ["TEMPORAL_GRPC_META_OTHER"] = "o",
            },
        });

        Assert.Equal(("prod:7233", "ns", "key!"), (options.TargetHost, options.Namespace, options.ApiKey));
        Assert.True(options.Tls!.Disabled);
        Assert.Equal([new("other", "o")], options.RpcMetadata!);
    }

    [Fact]
    public void LoadProfile_NoFileNoVariables_IsEmpty()
        => Assert.Equal(
            new ClientEnvConfig.Profile(),
            ClientEnvConfig.Profile.Load(new() { ConfigSource = DataSource.FromPath("/nowhere/at.all"), OverrideEnvVars = NoVariables }));

    [Fact]
    public void LoadProfile_AskedForAndMissing_Throws()
        => Assert.Throws<FormatException>(
            () => ClientEnvConfig.Profile.Load(new() { Profile = "other", ConfigSource = Source, OverrideEnvVars = NoVariables }));

    [Fact]
    public void Load_UnknownKey_IsAnErrorWhenStrict()
    {
        var source = DataSource.FromUTF8String("[profile.default]\nadress = \"x\"");

        Assert.Null(ClientEnvConfig.Load(new() { ConfigSource = source }).Profiles["default"].Address);
        var error = Assert.Throws<FormatException>(() => ClientEnvConfig.Load(new() { ConfigSource = source, ConfigFileStrict = true }));
        Assert.Contains("adress", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[profile.default]\naddress = 5", "'address'")]
    [InlineData("[profile.default]\n\naddress \"x\"", "line 3")]
    [InlineData("[profile.default]\naddress = \"x", "does not end")]
    [InlineData("[profile.default]\na = 1\na = 2", "second time")]
    [InlineData("[profile.default]\na = [1]", "'[1]'")]
    [InlineData("[profile.default] x", "'x'")]
    public void Load_WrongToml_SaysWhat(string toml, string expected)
        => Assert.Contains(
            expected,
            Assert.Throws<FormatException>(() => ClientEnvConfig.Load(new() { ConfigSource = DataSource.FromUTF8String(toml) })).Message,
            StringComparison.Ordinal);

    [Fact]
    public void ToDictionary_FromDictionary_IsTheSame()
    {
        var config = ClientEnvConfig.Load(new() { ConfigSource = Source, OverrideEnvVars = NoVariables });

        var copy = ClientEnvConfig.FromDictionary(config.ToDictionary());

        Assert.Equal(config.ToDictionary(), copy.ToDictionary());
        Assert.Equal("name", copy.Profiles["my prod"].Tls?.ServerName);
    }
}
