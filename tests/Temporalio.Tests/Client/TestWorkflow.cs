using Temporalio.Workflows;

namespace Temporalio.Tests.Client;

[Workflow("my-workflow")]
internal interface ITestWorkflow
{
    [WorkflowQuery]
    int Count { get; }

    [WorkflowRun]
    Task<string> RunAsync(string name, int times);

    [WorkflowSignal]
    Task PokeAsync(string how);

    [WorkflowQuery("status")]
    string GetStatus(bool isLong);

    [WorkflowUpdate]
    Task<int> AddAsync(int more);
}
