namespace Temporalio.Runtime;

/// <summary>From when on an exported value counts.</summary>
public enum OpenTelemetryMetricTemporality
{
    /// <summary>From the start.</summary>
    Cumulative = 0,

    /// <summary>From the last export.</summary>
    Delta = 1,
}
