using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Temporalio.Api.Enums.V1;
using Temporalio.Client.Interceptors;
using Temporalio.Converters;

namespace Temporalio.Client;

/// <summary>Options of a client and of its connection.</summary>
public class TemporalClientConnectOptions : TemporalConnectionOptions
{
    /// <summary>Initializes a new instance of the <see cref="TemporalClientConnectOptions"/> class.</summary>
    public TemporalClientConnectOptions()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="TemporalClientConnectOptions"/> class.</summary>
    /// <param name="targetHost">The server, <c>host:port</c>.</param>
    public TemporalClientConnectOptions(string targetHost)
        : base(targetHost)
    {
    }

    /// <summary>Gets or sets the namespace. Default <c>default</c>.</summary>
#pragma warning disable CA1716 // The official API's name.
    public string Namespace { get; set; } = "default";
#pragma warning restore CA1716

    /// <summary>Gets or sets what converts values and failures.</summary>
    public DataConverter DataConverter { get; set; } = DataConverter.Default;

    /// <summary>Gets or sets interceptors; see <see cref="TemporalClientOptions.Interceptors"/>.</summary>
    public IReadOnlyCollection<IClientInterceptor>? Interceptors { get; set; }

    /// <summary>Gets or sets where the client and its workers log. Default nowhere.</summary>
    public ILoggerFactory LoggerFactory { get; set; } = NullLoggerFactory.Instance;

    /// <summary>Gets or sets which statuses of a workflow refuse queries; null means none.</summary>
    public QueryRejectCondition? QueryRejectCondition { get; set; }

    /// <summary>Gets or sets plugins; see <see cref="TemporalClientOptions.Plugins"/>.</summary>
    public IReadOnlyCollection<ITemporalClientPlugin>? Plugins { get; set; }

    /// <summary>Makes the options of the client alone.</summary>
    /// <returns>New options.</returns>
    public TemporalClientOptions ToClientOptions() => new()
    {
        Namespace = Namespace,
        DataConverter = DataConverter,
        Interceptors = Interceptors,
        LoggerFactory = LoggerFactory,
        QueryRejectCondition = QueryRejectCondition,
        Plugins = Plugins,
    };
}
