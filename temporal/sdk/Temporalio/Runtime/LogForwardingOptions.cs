using Microsoft.Extensions.Logging;

namespace Temporalio.Runtime;

/// <summary>Where the native core's logs go; see <see cref="LoggingOptions"/>.</summary>
public class LogForwardingOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="LogForwardingOptions"/> class.</summary>
    public LogForwardingOptions()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="LogForwardingOptions"/> class.</summary>
    /// <param name="logger">Takes the logs.</param>
    public LogForwardingOptions(ILogger logger) => Logger = logger;

    /// <summary>Gets or sets what takes the logs; required.</summary>
    public ILogger? Logger { get; set; }

    /// <summary>Gets or sets a value indicating whether a log carries its fields. Default true.</summary>
    public bool IncludeFields { get; set; } = true;

    /// <summary>Makes a copy; the logger is shared.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
