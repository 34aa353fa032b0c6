namespace Temporalio.Client;

/// <summary>How often the target's name is looked up again.</summary>
public class DnsLoadBalancingOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="DnsLoadBalancingOptions"/> class.</summary>
    public DnsLoadBalancingOptions()
    {
    }

    /// <summary>Gets or sets the time between look-ups. Default 30 s.</summary>
    /// <remarks>This client looks a name up whenever it opens a connection, so the value changes nothing here.</remarks>
    public TimeSpan ResolutionInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Makes a copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
