using Temporalio.Api.Enums.V1;
using Temporalio.Common;
using Xunit;

namespace Temporalio.Tests.Common;

public sealed class WorkflowHistoryTests
{
    [Theory]
    [InlineData("EVENT_TYPE_WORKFLOW_EXECUTION_STARTED", "TASK_QUEUE_KIND_NORMAL")]
    [InlineData("WorkflowExecutionStarted", "Normal")]
    public void FromJson_LongAndShortEnumNames_AreRead(string eventType, string kind)
    {
        var json = """
            {"events":[{"eventId":"1","eventType":"TYPE","someNewField":{"a":1},
            "workflowExecutionStartedEventAttributes":{"taskQueue":{"name":"tq","kind":"KIND"},"workflowTaskTimeout":"10s",
            "header":{"fields":{"h":{"metadata":{"encoding":"anNvbi9wbGFpbg=="},"data":"MQ=="}}}}}]}
            """.Replace("TYPE", eventType, StringComparison.Ordinal).Replace("KIND", kind, StringComparison.Ordinal);

        var history = WorkflowHistory.FromJson("wf", json);

        var started = Assert.Single(history.Events);
        Assert.Equal("wf", history.Id);
        Assert.Equal(EventType.WorkflowExecutionStarted, started.EventType);
        Assert.Equal(TaskQueueKind.Normal, started.WorkflowExecutionStartedEventAttributes.TaskQueue.Kind);
        Assert.Equal("1", started.WorkflowExecutionStartedEventAttributes.Header.Fields["h"].Data.ToStringUtf8());
    }

    [Fact]
    public void ToJson_FromJson_IsTheSame()
    {
        var history = WorkflowHistory.FromJson("wf", """{"events":[{"eventId":"1","eventTime":"2026-11-22T15:36:29.656597218Z"}]}""");
        using var writer = new StringWriter();

        history.ToJson(writer);

        Assert.Equal(history.Events, WorkflowHistory.FromJson("wf", history.ToJson()).Events);
        Assert.Equal(history.ToJson(), writer.ToString());
    }
}
