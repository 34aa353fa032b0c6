using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Temporalio.Worker.Tuning;

namespace Temporalio.Core.Polling;

/// <summary>Makes the pool that a supplier describes.</summary>
internal static class SlotPools
{
    /// <summary>Creates a pool.</summary>
    /// <param name="supplier">The supplier as configured.</param>
    /// <param name="context">What a custom supplier is told; its type also picks defaults.</param>
    /// <param name="load">The machine's load, shared by the pools of a worker.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="logger">Gets errors of custom suppliers.</param>
    /// <returns>The pool.</returns>
    public static SlotPool Create(
        SlotSupplier supplier,
        SlotReserveContext context,
        IResourceLoad load,
        TimeProvider timeProvider,
        ILogger logger) =>
        supplier switch
        {
            FixedSizeSlotSupplier f => new FixedSlotPool(f.SlotCount),
            ResourceBasedSlotSupplier r =>
                new ResourceSlotPool(ResourceSlotLimits.Create(context.SlotType, r), load, timeProvider),
            CustomSlotSupplier c => new CustomSlotPool(c, context, timeProvider, logger),
            _ => throw new UnreachableException($"Slot supplier {supplier.GetType()} is of no known kind."),
        };
}
