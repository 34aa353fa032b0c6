using InsightDE.Contracts.Demos;
using Temporalio.Workflows;

namespace InsightDE.Workflows.Demos;

/// <summary>Rounds of parallel steps with a durable pause between them and one stop half-way that only a signal ends.</summary>
/// <remarks>It has what makes crashes hard: work in flight, timers, a wait, and counters that live in memory only.</remarks>
[Workflow]
public sealed class DurabilityWorkflow
{
    private static readonly TimeSpan PauseBetweenRounds = TimeSpan.FromMilliseconds(50);

    // A step takes a fraction of a second; a worker that died is noticed after this.
    private static readonly ActivityOptions StepOptions = new() { StartToCloseTimeout = TimeSpan.FromSeconds(2) };

    private int _stepsDone;
    private bool _isWaiting;
    private bool _mayGoOn;

    /// <summary>Runs all rounds.</summary>
    [WorkflowRun]
    public async Task<DurabilityResult> RunAsync(DurabilityInput input)
    {
        long sum = 0;
        for (var round = 0; round < input.Rounds; round++)
        {
            if (round == input.Rounds / 2)
            {
                _isWaiting = true;
                await Workflow.WaitConditionAsync(() => _mayGoOn);
                _isWaiting = false;
            }

            var first = (round * input.StepsPerRound) + 1;
            var steps = Enumerable.Range(first, input.StepsPerRound).Select(step => RecordAsync(new LedgerEntry(input.LedgerFolder, step)));
            sum += (await Workflow.WhenAllAsync(steps)).Sum();
            await Workflow.DelayAsync(PauseBetweenRounds);
        }

        return new DurabilityResult(_stepsDone, sum);
    }

    /// <summary>Ends the stop half-way.</summary>
    [WorkflowSignal]
    public Task GoOnAsync()
    {
        _mayGoOn = true;
        return Task.CompletedTask;
    }

    /// <summary>Tells how far the workflow is.</summary>
    [WorkflowQuery]
    public DurabilityProgress Progress() => new(_stepsDone, _isWaiting);

    private async Task<int> RecordAsync(LedgerEntry entry)
    {
        var step = await Workflow.ExecuteActivityAsync((ILedgerActivities activities) => activities.RecordAsync(entry), StepOptions);
        _stepsDone++;
        return step;
    }
}
