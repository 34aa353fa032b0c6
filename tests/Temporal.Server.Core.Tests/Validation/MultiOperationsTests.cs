using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Limits;
using Temporal.Server.Core.Validation;
using Temporalio.Api.ErrorDetails.V1;
using Temporalio.Api.WorkflowService.V1;
using Xunit;

namespace Temporal.Server.Core.Tests.Validation;

public sealed class MultiOperationsTests
{
    [Fact]
    public void FillAndCheck_StartAndUpdate_AreReturnedWithDefaults()
    {
        var (start, update) = Check(Start(), Update());
        Assert.Equal("ns", start.Namespace);
        Assert.Equal("ns", update.Namespace);
        Assert.Equal(10, start.WorkflowTaskTimeout.Seconds);
    }

    [Fact]
    public void FillAndCheck_OtherShape_IsRefused()
    {
        var request = new ExecuteMultiOperationRequest { Namespace = "ns", Operations = { new ExecuteMultiOperationRequest.Types.Operation { StartWorkflow = Start() } } };
        var error = Assert.Throws<ServiceException>(() => MultiOperations.FillAndCheck(request, RecordedCases.Types, ServerLimits.Default));
        Assert.Equal("Operations have to be exactly [Start, Update].", error.Message);
    }

    public static TheoryData<string, int, string> Wrong() => new()
    {
        { "cron", 0, "CronSchedule is not allowed." },
        { "eager", 0, "RequestEagerExecution is not supported." },
        { "type", 0, "WorkflowType is not set on request." },
        { "queue", 0, "taskQueue is not set" },
        { "id", 1, "WorkflowId is not consistent with previous operation(s)." },
        { "first-run", 1, "FirstExecutionRunId is not allowed." },
        { "name", 1, "Update name is not set on request." },
        { "input", 1, "Update input is not set on request." },
        { "namespace", 1, "Operation namespace did not match request's namespace." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void FillAndCheck_WrongPart_IsBlamedAndTheOtherAborted(string what, int blamed, string message)
    {
        var start = Start();
        var update = Update();
        Action change = what switch
        {
            "cron" => () => start.CronSchedule = "@daily",
            "eager" => () => start.RequestEagerExecution = true,
            "type" => () => start.WorkflowType = null,
            "queue" => () => start.TaskQueue = null,
            "id" => () => update.WorkflowExecution.WorkflowId = "other",
            "first-run" => () => update.FirstExecutionRunId = "01a203d6-bfbf-7a35-a673-2fafc622912d",
            "name" => () => update.Request.Input.Name = string.Empty,
            "input" => () => update.Request.Input = null,
            _ => () => update.Namespace = "default",
        };
        change();

        var error = Assert.Throws<ServiceException>(() => Check(start, update));

        Assert.Equal(ServiceErrorKind.InvalidArgument, error.Kind);
        Assert.Equal("Update-with-Start could not be executed.", error.Message);
        var statuses = Assert.IsType<MultiOperationExecutionFailure>(error.Detail).Statuses;
        Assert.Equal(3, statuses[blamed].Code);
        Assert.Equal(message, statuses[blamed].Message);
        Assert.Equal(10, statuses[1 - blamed].Code);
        Assert.Equal("Operation was aborted.", statuses[1 - blamed].Message);
    }

    private static (StartWorkflowExecutionRequest Start, UpdateWorkflowExecutionRequest Update) Check(StartWorkflowExecutionRequest start, UpdateWorkflowExecutionRequest update) =>
        MultiOperations.FillAndCheck(
            new ExecuteMultiOperationRequest
            {
                Namespace = "ns",
                Operations =
                {
                    new ExecuteMultiOperationRequest.Types.Operation { StartWorkflow = start },
                    new ExecuteMultiOperationRequest.Types.Operation { UpdateWorkflow = update },
                },
            },
            RecordedCases.Types,
            ServerLimits.Default);

    private static StartWorkflowExecutionRequest Start() =>
        new() { WorkflowId = "wf", RequestId = "r", WorkflowType = new() { Name = "t" }, TaskQueue = new() { Name = "tq" } };

    private static UpdateWorkflowExecutionRequest Update() => new()
    {
        WorkflowExecution = new() { WorkflowId = "wf" },
        Request = new() { Meta = new() { UpdateId = "u" }, Input = new() { Name = "n" } },
    };
}
