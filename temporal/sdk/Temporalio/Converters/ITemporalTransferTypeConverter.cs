namespace Temporalio.Converters;

/// <summary>Replaces values of one type by values of another before they become payloads, and back.</summary>
/// <remarks>Named by <see cref="TemporalTransferTypeConverterAttribute"/>; one instance serves all conversions, so it must be safe for concurrent use.</remarks>
public interface ITemporalTransferTypeConverter
{
    /// <summary>Gets the type of the replacement.</summary>
    Type TransferType { get; }

    /// <summary>Makes the replacement.</summary>
    /// <param name="value">A value of the attributed type, or null.</param>
    /// <returns>A value of <see cref="TransferType"/>, or null.</returns>
    object? ToTransferType(object? value);

    /// <summary>Undoes the replacement.</summary>
    /// <param name="transferType">A value of <see cref="TransferType"/>, or null.</param>
    /// <returns>A value of the attributed type, or null.</returns>
    object? FromTransferType(object? transferType);
}
