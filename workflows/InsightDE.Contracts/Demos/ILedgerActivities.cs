using Temporalio.Activities;

namespace InsightDE.Contracts.Demos;

/// <summary>The effects of the durability demo.</summary>
public interface ILedgerActivities
{
    /// <summary>Writes a step into the ledger. Doing it again changes nothing.</summary>
    /// <returns>The step's number.</returns>
    [Activity]
    Task<int> RecordAsync(LedgerEntry entry);
}
