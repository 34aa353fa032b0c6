using System.Text.Json.Nodes;
using Google.Protobuf;
using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Limits;
using Temporal.Server.Core.Validation;
using Temporalio.Api.History.V1;
using Temporalio.Api.WorkflowService.V1;
using Xunit;

namespace Temporal.Server.Core.Tests.Validation;

public sealed class StartRequestsTests
{
    private const string File = "start-requests.jsonl";

    public static TheoryData<string> Cases() => [.. RecordedCases.Names(File)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void FillAndCheck_RecordedRequest_AnswersAsRecorded(string name)
    {
        var recorded = RecordedCases.Read(File, name);
        var json = recorded["request"]!.ToJsonString();
        var isStart = string.Equals((string?)recorded["method"], "StartWorkflowExecution", StringComparison.Ordinal);
        var start = isStart ? JsonParser.Default.Parse<StartWorkflowExecutionRequest>(json) : null;
        var signal = isStart ? null : JsonParser.Default.Parse<SignalWithStartWorkflowExecutionRequest>(json);

        var error = Record.Exception(() =>
        {
            if (start is not null)
            {
                StartRequests.FillAndCheck(start, RecordedCases.Types, ServerLimits.Default);
            }
            else
            {
                StartRequests.FillAndCheck(signal!, RecordedCases.Types, ServerLimits.Default);
            }
        });

        if (recorded["message"] is { } message)
        {
            var refusal = Assert.IsType<ServiceException>(error);
            Assert.True(RecordedCases.Matches((string)message!, refusal.Message), $"expected: {message}\nactual: {refusal.Message}");
            Assert.Equal((string?)recorded["code"], refusal.Kind == ServiceErrorKind.InvalidArgument ? "INVALID_ARGUMENT" : "FAILED_PRECONDITION");
        }
        else
        {
            Assert.Null(error);
            AssertEvent(recorded["event"], start);
        }
    }

    private static void AssertEvent(JsonNode? expected, StartWorkflowExecutionRequest? start)
    {
        if (expected is null || start is null)
        {
            return;
        }

        var actual = new WorkflowExecutionStartedEventAttributes
        {
            WorkflowRunTimeout = start.WorkflowRunTimeout,
            WorkflowTaskTimeout = start.WorkflowTaskTimeout,
            RetryPolicy = start.RetryPolicy,
            TaskQueue = start.TaskQueue,
        };
        Assert.Equal(JsonParser.Default.Parse<WorkflowExecutionStartedEventAttributes>(expected.ToJsonString()), actual);
    }
}
