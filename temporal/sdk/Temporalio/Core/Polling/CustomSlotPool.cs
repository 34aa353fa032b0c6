using Microsoft.Extensions.Logging;
using Temporalio.Worker.Tuning;

namespace Temporalio.Core.Polling;

/// <summary>Slots of a supplier that the application wrote: its exceptions are logged and never end the worker.</summary>
/// <param name="supplier">The application's supplier.</param>
/// <param name="context">What it is told on each reservation.</param>
/// <param name="timeProvider">The clock of the wait after an error.</param>
/// <param name="logger">Gets the errors.</param>
internal sealed partial class CustomSlotPool(
    CustomSlotSupplier supplier,
    SlotReserveContext context,
    TimeProvider timeProvider,
    ILogger logger) : SlotPool
{
    /// <summary>The wait before a supplier that threw is asked again.</summary>
    private static readonly TimeSpan ErrorDelay = TimeSpan.FromSeconds(1);

    public override string Kind => supplier.GetType().Name;

    public override int? Available => null;

    public override async ValueTask<SlotLease> ReserveAsync(bool isSticky, CancellationToken cancellationToken)
    {
        var asked = context with { IsSticky = isSticky };
        while (true)
        {
            try
            {
                var permit = await supplier.ReserveSlotAsync(asked, cancellationToken).ConfigureAwait(false);
                return new SlotLease(this, permit);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                throw;
            }
#pragma warning disable CA1031 // The supplier is application code: it may throw anything, and polling must go on.
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogSupplierFailed(e, nameof(supplier.ReserveSlotAsync));
            }

            await Task.Delay(ErrorDelay, timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    public override SlotLease? TryReserve()
    {
        SlotPermit? permit = null;
        Guarded(() => permit = supplier.TryReserveSlot(context), nameof(supplier.TryReserveSlot));
        return permit == null ? null : new SlotLease(this, permit);
    }

    protected override void MarkUsed(SlotPermit? permit, SlotInfo info) =>
        Guarded(() => supplier.MarkSlotUsed(new(info, permit!)), nameof(supplier.MarkSlotUsed));

    protected override void Release(SlotPermit? permit, SlotInfo? info) =>
        Guarded(() => supplier.ReleaseSlot(new(info, permit!)), nameof(supplier.ReleaseSlot));

    private void Guarded(Action call, string name)
    {
        try
        {
            call();
        }
#pragma warning disable CA1031 // As above.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogSupplierFailed(e, name);
        }
    }

    [LoggerMessage(EventId = 2001, Level = LogLevel.Error, Message = "The custom slot supplier threw in {Method}")]
    private partial void LogSupplierFailed(Exception exception, string method);
}
