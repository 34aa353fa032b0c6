namespace Temporalio.Runtime;

/// <summary>Which of the native core's logs to keep; see <see cref="LoggingOptions"/>.</summary>
public class TelemetryFilterOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="TelemetryFilterOptions"/> class.</summary>
    /// <param name="core">The least level of the core's own logs.</param>
    /// <param name="other">The least level of its libraries' logs.</param>
    public TelemetryFilterOptions(Level core = Level.Warn, Level other = Level.Error)
        : this(Compose(core, other))
    {
    }

    /// <summary>Initializes a new instance of the <see cref="TelemetryFilterOptions"/> class.</summary>
    /// <param name="filterString">The filter as the core reads it.</param>
    public TelemetryFilterOptions(string filterString) => FilterString = filterString;

    /// <summary>The levels of a log.</summary>
    public enum Level
    {
        /// <summary>Everything.</summary>
        Trace = 0,

        /// <summary>What helps to find a fault.</summary>
        Debug = 1,

        /// <summary>What happens normally.</summary>
        Info = 2,

        /// <summary>What may become a fault.</summary>
        Warn = 3,

        /// <summary>Faults.</summary>
        Error = 4,
    }

    /// <summary>Gets or sets the filter as the core reads it.</summary>
    public string FilterString { get; set; }

    /// <summary>Makes a copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone() => MemberwiseClone();

    private static string Compose(Level core, Level other)
    {
        string[] targets = ["temporalio_sdk_core", "temporalio_client", "temporalio_sdk", "temporalio_bridge"];
        return string.Join(',', targets.Select(t => $"{t}={Name(core)}").Prepend(Name(other)));
    }

    private static string Name(Level level) => level.ToString().ToUpperInvariant();
}
