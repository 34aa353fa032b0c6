using System.Text.Json;
using System.Text.Json.Serialization;
using Temporalio.Api.Enums.V1;
using Temporalio.Common;
using Temporalio.Exceptions;
using Temporalio.Workflows;
using ParentClosePolicy = Temporalio.Workflows.ParentClosePolicy;

namespace Temporalio.Scenarios;

[Workflow("ChildEcho")]
public sealed class ChildEchoWorkflow
{
    [WorkflowRun]
    public Task<object?> RunAsync(object? v) => Task.FromResult(v);
}

[Workflow("ChildFail")]
public sealed class ChildFailWorkflow
{
    [WorkflowRun]
    public Task RunAsync()
        => throw new ApplicationFailureException("child failed", "ChildError", nonRetryable: true, ["child detail"]);
}

[Workflow("ChildContinue")]
public sealed class ChildContinueWorkflow
{
    [WorkflowRun]
    public Task<string> RunAsync(int n) => n > 0
        ? throw Workflow.CreateContinueAsNewException((ChildContinueWorkflow wf) => wf.RunAsync(n - 1))
        : Task.FromResult("continued child");
}

[Workflow("ChildFailsUntil")]
public sealed class ChildFailsUntilWorkflow
{
    [WorkflowRun]
    public Task<int> RunAsync(int n)
    {
        var attempt = Workflow.Info.Attempt;
        return attempt < n ? throw new ApplicationFailureException($"child attempt {attempt}", "Transient") : Task.FromResult(attempt);
    }
}

/// <summary>Waits for ever; when cancelled it takes half a second to end as cancelled.</summary>
[Workflow("CancellableChild")]
public sealed class CancellableChildWorkflow
{
    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        try
        {
            await Workflow.WaitConditionAsync(() => false);
            return "never";
        }
        catch (OperationCanceledException)
        {
            await Workflow.DelayAsync(500, CancellationToken.None);
            throw;
        }
    }
}

[Workflow("ParentEcho")]
public sealed class ParentEchoWorkflow
{
    [WorkflowRun]
    public Task<object?> RunAsync(string childId)
        => Workflow.ExecuteChildWorkflowAsync((ChildEchoWorkflow wf) => wf.RunAsync("from child"), new ChildWorkflowOptions { Id = childId });
}

[Workflow("ParentAllOptions")]
public sealed class ParentAllOptionsWorkflow
{
    [WorkflowRun]
    public Task<object?> RunAsync() => Workflow.ExecuteChildWorkflowAsync(
        (ChildEchoWorkflow wf) => wf.RunAsync("five"),
        new ChildWorkflowOptions
        {
            Id = "wf-child-options-child",
            TaskQueue = "tq-child-options",
            ExecutionTimeout = TimeSpan.FromSeconds(100),
            RunTimeout = TimeSpan.FromSeconds(90),
            TaskTimeout = TimeSpan.FromSeconds(9),
            IdReusePolicy = WorkflowIdReusePolicy.RejectDuplicate,
            RetryPolicy = new RetryPolicy
            {
                InitialInterval = TimeSpan.FromSeconds(2),
                BackoffCoefficient = 3,
                MaximumInterval = TimeSpan.FromSeconds(20),
                MaximumAttempts = 2,
                NonRetryableErrorTypes = ["X"],
            },
            Memo = new Dictionary<string, object>(StringComparer.Ordinal) { ["cm"] = "cv" },
            TypedSearchAttributes = new SearchAttributeCollection.Builder()
                .Set(SearchAttributeKey.CreateKeyword("CustomKeyword"), "child-kw").ToSearchAttributeCollection(),
            ParentClosePolicy = ParentClosePolicy.Abandon,
            CancellationType = ChildWorkflowCancellationType.TryCancel,
            StaticSummary = "s",
            StaticDetails = "d",
            Priority = new Priority(4),
        });
}

/// <summary>Options of <see cref="ParentCatchWorkflow"/>.</summary>
public sealed record ParentExtra
{
    [JsonPropertyName("retry_attempts")]
    public int? RetryAttempts { get; init; }

    [JsonPropertyName("run_timeout")]
    public double? RunTimeout { get; init; }

    [JsonPropertyName("reuse")]
    public int? Reuse { get; init; }
}

/// <summary>Runs one child by type; returns its result or its failure.</summary>
[Workflow("ParentCatch")]
public sealed class ParentCatchWorkflow
{
    [WorkflowRun]
    public async Task<Dictionary<string, object?>> RunAsync(string type, JsonElement[] args, string childId, ParentExtra extra)
    {
        var options = new ChildWorkflowOptions
        {
            Id = childId,
            RunTimeout = extra.RunTimeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            RetryPolicy = extra.RetryAttempts is { } attempts
                ? new RetryPolicy { InitialInterval = TimeSpan.FromSeconds(0.5), BackoffCoefficient = 1, MaximumAttempts = attempts }
                : null,
        };
        if (extra.Reuse is { } reuse)
        {
            options.IdReusePolicy = (WorkflowIdReusePolicy)reuse;
        }

        try
        {
            var result = await Workflow.ExecuteChildWorkflowAsync<object?>(type, [.. args.Cast<object?>()], options);
            return new(StringComparer.Ordinal) { ["result"] = result };
        }
        catch (FailureException e) when (e is ChildWorkflowFailureException or WorkflowAlreadyStartedException)
        {
            return new(StringComparer.Ordinal) { ["failure"] = Failures.Chain(e) };
        }
    }
}

[Workflow("ParentCancelsChild")]
public sealed class ParentCancelsChildWorkflow
{
    [WorkflowRun]
    public async Task<object> RunAsync(int ctype, string childId)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Workflow.CancellationToken);
        var child = await Workflow.StartChildWorkflowAsync(
            (CancellableChildWorkflow wf) => wf.RunAsync(),
            new ChildWorkflowOptions
            {
                Id = childId,
                CancellationType = (ChildWorkflowCancellationType)ctype,
                CancellationToken = cancellation.Token,
            });
        await Workflow.DelayAsync(500);
        cancellation.Cancel();
        var end = await Ends.OfAsync(child.GetResultAsync());
        await Workflow.DelayAsync(1_500);
        return end;
    }
}

[Workflow("ParentCancelsChildEarly")]
public sealed class ParentCancelsChildEarlyWorkflow
{
    [WorkflowRun]
    public async Task<object> RunAsync()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Workflow.CancellationToken);
        var child = Workflow.ExecuteChildWorkflowAsync(
            (CancellableChildWorkflow wf) => wf.RunAsync(),
            new ChildWorkflowOptions { Id = "wf-child-cancel-before-start-child", CancellationToken = cancellation.Token });
        cancellation.Cancel();
        return await Ends.OfAsync(child);
    }
}

[Workflow("ParentLeaves")]
public sealed class ParentLeavesWorkflow
{
    [WorkflowRun]
    public async Task<string> RunAsync(int policy, string childId, string how)
    {
        await Workflow.StartChildWorkflowAsync(
            (CancellableChildWorkflow wf) => wf.RunAsync(),
            new ChildWorkflowOptions { Id = childId, ParentClosePolicy = (ParentClosePolicy)policy });
        return how == "fail"
            ? throw new ApplicationFailureException("parent fails", "ParentError", nonRetryable: true)
            : "left";
    }
}

[Workflow("ParentSignalsChild")]
public sealed class ParentSignalsChildWorkflow
{
    [WorkflowRun]
    public async Task<object?[]> RunAsync(string childId)
    {
        var child = await Workflow.StartChildWorkflowAsync(
            (IdleWorkflow wf) => wf.RunAsync(), new ChildWorkflowOptions { Id = childId });
        await child.SignalAsync(wf => wf.PingAsync(1));
        await child.SignalAsync(wf => wf.FinishAsync("signalled"));
        return ["child", await child.GetResultAsync()];
    }
}

[Workflow("SignalsExternal")]
public sealed class SignalsExternalWorkflow
{
    [WorkflowRun]
    public async Task<List<object>> RunAsync(string target)
    {
        try
        {
            await Workflow.GetExternalWorkflowHandle(target).SignalAsync("finish", ["from outside"]);
            return ["signalled"];
        }
        catch (FailureException e)
        {
            return [Failures.Chain(e)];
        }
    }
}

[Workflow("CancelsExternal")]
public sealed class CancelsExternalWorkflow
{
    [WorkflowRun]
    public async Task<object> RunAsync(string target)
    {
        try
        {
            await Workflow.GetExternalWorkflowHandle(target).CancelAsync();
            return new[] { "cancel requested" };
        }
        catch (FailureException e)
        {
            return Failures.Chain(e);
        }
    }
}

[Workflow("SignalCancelled")]
public sealed class SignalCancelledWorkflow
{
    [WorkflowRun]
    public async Task<object> RunAsync(string target)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Workflow.CancellationToken);
        var signal = Workflow.GetExternalWorkflowHandle(target).SignalAsync(
            "finish", [1], new ExternalWorkflowSignalOptions { CancellationToken = cancellation.Token });
        cancellation.Cancel();
        try
        {
            await signal;
            return new[] { "signalled" };
        }
        catch (Exception e) when (TemporalException.IsCanceledException(e))
        {
            return new[] { "cancelled error" };
        }
    }
}
