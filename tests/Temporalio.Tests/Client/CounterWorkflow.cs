using Temporalio.Activities;
using Temporalio.Exceptions;
using Temporalio.Workflows;

namespace Temporalio.Tests.Client;

/// <summary>Counts what updates add until a signal ends it.</summary>
[Workflow]
public class CounterWorkflow
{
    private bool _isDone;

    // An update may come before the run method begins.
    [WorkflowInit]
    public CounterWorkflow(CounterInput input) => Count = input.Start;

    [WorkflowQuery]
    public int Count { get; private set; }

    [Activity]
    public static void CompletedOutside()
    {
        Tokens.TrySetResult(ActivityExecutionContext.Current.Info.TaskToken);
        throw new CompleteAsyncException();
    }

    internal static TaskCompletionSource<byte[]> Tokens { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [WorkflowRun]
    public async Task<string> RunAsync(CounterInput input)
    {
        if (input.HasActivity)
        {
            await Workflow.ExecuteActivityAsync(() => CompletedOutside(), new() { StartToCloseTimeout = TimeSpan.FromMinutes(1) });
        }

        if (input.Continuations > 0)
        {
            throw Workflow.CreateContinueAsNewException((CounterWorkflow wf) => wf.RunAsync(new(input.Start + 1, false, input.Continuations - 1)));
        }

        if (input.Start < 0)
        {
            throw new ApplicationFailureException("negative", errorType: "Negative", details: [input.Start]);
        }

        await Workflow.WaitConditionAsync(() => _isDone);
        return $"count {Count}";
    }

    [WorkflowSignal]
    public Task FinishAsync()
    {
        _isDone = true;
        return Task.CompletedTask;
    }

    [WorkflowUpdate]
    public Task<int> AddAsync(int more)
    {
        Count += more;
        return Task.FromResult(Count);
    }

    [WorkflowUpdateValidator(nameof(AddAsync))]
    public void CheckAdd(int more)
    {
        if (more <= 0)
        {
            throw new ApplicationFailureException("only more than nothing");
        }
    }

    [WorkflowQuery]
    public string Divide(int by) => $"{Count / by}";
}

/// <summary>What a counter does.</summary>
public sealed record CounterInput(int Start, bool HasActivity, int Continuations);
