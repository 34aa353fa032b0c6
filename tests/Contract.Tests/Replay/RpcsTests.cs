using Temporalio.Api.Common.V1;
using Temporalio.Api.WorkflowService.V1;
using Xunit;

namespace Contract.Tests.Replay;

/// <summary>Proto JSON in the dialect of the record.</summary>
public sealed class RpcsTests
{
    [Fact]
    public void ToJson_OfAMessage_IsTheDialectOfTheRecord()
    {
        var message = new DescribeWorkflowExecutionResponse
        {
            WorkflowExecutionInfo = new()
            {
                Execution = new WorkflowExecution { WorkflowId = "w" },
                Status = Temporalio.Api.Enums.V1.WorkflowExecutionStatus.Running,
                HistoryLength = 3,
                ExecutionDuration = Google.Protobuf.WellKnownTypes.Duration.FromTimeSpan(TimeSpan.FromMilliseconds(1500)),
                RootExecution = new WorkflowExecution(),
            },
        };

        Assert.Equal(
            """{"workflowExecutionInfo":{"execution":{"workflowId":"w"},"status":"WORKFLOW_EXECUTION_STATUS_RUNNING","historyLength":"3","executionDuration":"1.500s","rootExecution":{}}}""",
            Rpcs.ToJson(message).ToJsonString());
    }

    [Fact]
    public void Find_OfEveryMethodInTheRecord_KnowsIt()
    {
        var names = ContractArea.All.SelectMany(a => a.Cases.SelectMany(c => c.Steps).Concat(a.Setup))
            .Select(s => (string?)s["rpc"]).OfType<string>().Distinct().ToList();

        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.NotNull(Rpcs.Find(name).RequestType));
    }
}
