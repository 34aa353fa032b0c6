namespace Temporalio.Client;

/// <summary>How a silent connection is checked.</summary>
public class KeepAliveOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="KeepAliveOptions"/> class.</summary>
    public KeepAliveOptions()
    {
    }

    /// <summary>Gets or sets how long a connection may be silent before a ping is sent. Default 30 s.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets how long the answer may take before the connection is given up. Default 15 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Makes a copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
