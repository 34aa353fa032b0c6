using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Temporalio.Api.Enums.V1;
using Temporalio.Client.Interceptors;
using Temporalio.Converters;

namespace Temporalio.Client;

/// <summary>Options of a client on a connection that exists.</summary>
public class TemporalClientOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="TemporalClientOptions"/> class.</summary>
    public TemporalClientOptions()
    {
    }

    /// <summary>Gets or sets the namespace. Default <c>default</c>.</summary>
#pragma warning disable CA1716 // The official API's name.
    public string Namespace { get; set; } = "default";
#pragma warning restore CA1716

    /// <summary>Gets or sets what converts values and failures.</summary>
    public DataConverter DataConverter { get; set; } = DataConverter.Default;

    /// <summary>Gets or sets interceptors, the outermost first; those that are worker interceptors too serve the client's workers. Null means none.</summary>
    public IReadOnlyCollection<IClientInterceptor>? Interceptors { get; set; }

    /// <summary>Gets or sets where the client and its workers log. Default nowhere.</summary>
    public ILoggerFactory LoggerFactory { get; set; } = NullLoggerFactory.Instance;

    /// <summary>Gets or sets which statuses of a workflow refuse queries; null means none.</summary>
    public QueryRejectCondition? QueryRejectCondition { get; set; }

    /// <summary>Gets or sets plugins; those that are worker plugins too serve the client's workers. Null means none.</summary>
    public IReadOnlyCollection<ITemporalClientPlugin>? Plugins { get; set; }

    /// <summary>Makes a copy; what the options refer to is shared.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
