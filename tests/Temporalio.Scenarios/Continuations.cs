using Temporalio.Common;
using Temporalio.Workflows;

namespace Temporalio.Scenarios;

[Workflow("ContinueAsNew")]
public sealed class ContinueAsNewWorkflow
{
    [WorkflowRun]
    public Task<string> RunAsync(int n) => n > 0
        ? throw Workflow.CreateContinueAsNewException((ContinueAsNewWorkflow wf) => wf.RunAsync(n - 1))
        : Task.FromResult($"end {string.Join(',', Workflow.TypedSearchAttributes.Select(k => k.Name))} {string.Join(',', Workflow.Memo.Keys)}");
}

[Workflow("ContinueAsNewOptions")]
public sealed class ContinueAsNewOptionsWorkflow
{
    [WorkflowRun]
    public async Task<Dictionary<string, object>> RunAsync(int n)
    {
        if (n > 0)
        {
            await Workflow.DelayAsync(200);
            throw Workflow.CreateContinueAsNewException(
                (ContinueAsNewOptionsWorkflow wf) => wf.RunAsync(n - 1),
                new ContinueAsNewOptions
                {
                    Memo = new Dictionary<string, object>(StringComparer.Ordinal) { ["new"] = "memo" },
                    TypedSearchAttributes = new SearchAttributeCollection.Builder()
                        .Set(SearchAttributeKey.CreateLong("CustomInt"), 99).ToSearchAttributeCollection(),
                    RunTimeout = TimeSpan.FromSeconds(40),
                    TaskTimeout = TimeSpan.FromSeconds(8),
                    RetryPolicy = new RetryPolicy { InitialInterval = TimeSpan.FromSeconds(2), MaximumAttempts = 5 },
                });
        }

        return new(StringComparer.Ordinal)
        {
            ["memo"] = Workflow.Memo.ToDictionary(
                m => m.Key, m => Workflow.PayloadConverter.ToValue(m.Value.Payload, typeof(object)), StringComparer.Ordinal),
            ["attempt"] = Workflow.Info.Attempt,
        };
    }
}

[Workflow("ContinueAsNewBackoff")]
public sealed class ContinueAsNewBackoffWorkflow
{
    [WorkflowRun]
    public Task<string> RunAsync(int n) => n > 0
        ? throw Workflow.CreateContinueAsNewException(
            (ContinueAsNewBackoffWorkflow wf) => wf.RunAsync(n - 1),
            new ContinueAsNewOptions { BackoffStartInterval = TimeSpan.FromSeconds(1.5) })
        : Task.FromResult("end");
}
