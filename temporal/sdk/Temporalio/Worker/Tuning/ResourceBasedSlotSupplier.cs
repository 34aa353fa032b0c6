namespace Temporalio.Worker.Tuning;

/// <summary>A supplier that gives slots while the machine's memory and CPU are below their targets.</summary>
public sealed class ResourceBasedSlotSupplier : SlotSupplier
{
    /// <summary>Creates the supplier.</summary>
    /// <param name="options">Bounds of this supplier.</param>
    /// <param name="tunerOptions">The targets. All resource-based suppliers of one worker must have equal ones.</param>
    public ResourceBasedSlotSupplier(ResourceBasedSlotSupplierOptions options, ResourceBasedTunerOptions tunerOptions)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(tunerOptions);
        Options = options;
        TunerOptions = tunerOptions;
    }

    /// <summary>Gets the bounds of this supplier.</summary>
    public ResourceBasedSlotSupplierOptions Options { get; }

    /// <summary>Gets the targets.</summary>
    public ResourceBasedTunerOptions TunerOptions { get; }
}
