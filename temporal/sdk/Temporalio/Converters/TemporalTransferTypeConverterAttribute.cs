namespace Temporalio.Converters;

/// <summary>Says that values of a type become payloads by way of another type.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Enum, Inherited = false)]
public sealed class TemporalTransferTypeConverterAttribute : Attribute
{
    /// <summary>Initializes a new instance of the <see cref="TemporalTransferTypeConverterAttribute"/> class.</summary>
    /// <param name="converterType">An <see cref="ITemporalTransferTypeConverter"/> with a constructor without parameters.</param>
    public TemporalTransferTypeConverterAttribute(Type converterType) => ConverterType = converterType;

    /// <summary>Gets the converter's type.</summary>
    public Type ConverterType { get; }
}
