namespace Temporalio.Client;

/// <summary>Sizes from which on the client logs a warning before it sends.</summary>
public class PayloadLimitsOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="PayloadLimitsOptions"/> class.</summary>
    public PayloadLimitsOptions()
    {
    }

    /// <summary>Gets or sets the size in bytes of a memo. Default 2 KiB; 0 means never.</summary>
    public int MemoWarnSize { get; set; } = 2 * 1024;

    /// <summary>Gets or sets the size in bytes of a list of payloads. Default 512 KiB; 0 means never.</summary>
    public int PayloadsWarnSize { get; set; } = 512 * 1024;

    /// <summary>Makes a copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
