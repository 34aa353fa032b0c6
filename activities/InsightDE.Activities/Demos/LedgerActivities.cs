using System.Globalization;
using InsightDE.Contracts.Demos;
using Temporalio.Activities;

namespace InsightDE.Activities.Demos;

/// <summary>Keeps the demo's ledger in a folder: <c>effects/</c> has a file a step, <c>attempts/</c> a file an attempt.</summary>
/// <param name="time">The clock of the steps' duration.</param>
public sealed class LedgerActivities(TimeProvider time) : ILedgerActivities
{
    private static readonly TimeSpan StepDuration = TimeSpan.FromMilliseconds(60);

    /// <inheritdoc/>
    /// <remarks>
    /// The effect's name is the step's number, and a file can be created once only: an attempt that comes after a crash finds the work
    /// done. This is the pattern of every activity here: the effect has a key, and the sink refuses the second.
    /// </remarks>
    [Activity]
    public async Task<int> RecordAsync(LedgerEntry entry)
    {
        var context = ActivityExecutionContext.Current;
        var step = entry.Step.ToString("D4", CultureInfo.InvariantCulture);
        await File.WriteAllTextAsync(
            Path.Combine(entry.LedgerFolder, "attempts", $"{step}.{context.Info.Attempt}.{Environment.ProcessId}"), string.Empty, context.CancellationToken);
        await Task.Delay(StepDuration, time, context.CancellationToken);
        try
        {
            await using var effect = new FileStream(Path.Combine(entry.LedgerFolder, "effects", step), FileMode.CreateNew);
        }
        catch (IOException) when (File.Exists(Path.Combine(entry.LedgerFolder, "effects", step)))
        {
            // An attempt that was killed after its effect and before its answer: the effect stands.
        }

        return entry.Step;
    }
}
