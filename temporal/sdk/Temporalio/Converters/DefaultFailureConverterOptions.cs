namespace Temporalio.Converters;

/// <summary>Options of <see cref="DefaultFailureConverter"/>.</summary>
public class DefaultFailureConverterOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="DefaultFailureConverterOptions"/> class.</summary>
    public DefaultFailureConverterOptions()
    {
    }

    /// <summary>Gets or sets a value indicating whether message and stack trace become a payload, so that the codec can encrypt them. Default false.</summary>
    public bool EncodeCommonAttributes { get; set; }

    /// <summary>Makes a copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
