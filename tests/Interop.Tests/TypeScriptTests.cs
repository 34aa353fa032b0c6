using Temporalio.Api.Enums.V1;
using Xunit;

namespace Interop.Tests;

/// <summary>The official TypeScript client and worker see our server as they see the official one.</summary>
public sealed class TypeScriptTests(TypeScriptFixture typeScript) : IClassFixture<TypeScriptFixture>
{
    public static TheoryData<string, string> Scenarios => new()
    {
        { "activity-retries-with-heartbeat-details", """{"result":{"attempt":3,"before":{"attempt":2}},"attempt":3,"lastFailure":"attempt 2"}""" },
        { "activity-without-heartbeat-times-out", """{"attempt":2}""" },
        { "local-activity", """{"result":"Hello, here!"}""" },
        { "asynchronous-completion", """{"result":"completed from outside"}""" },
        { "timers", """{"result":["first","second","cancelled",false]}""" },
        { "signals", """{"result":10}""" },
        { "signal-with-start", """{"result":10,"sameRun":true}""" },
        { "queries", """{"before":7,"running":8,"closed":8,"unknown":"QueryNotRegisteredError"}""" },
        { "updates", """{"first":2,"rejected":{"name":"WorkflowUpdateFailedError","cause":"ApplicationFailure","message":"only upwards"},"result":5,"repeated":5,"total":5,"withStart":15}""" },
        { "children", """{"result":{"greetings":["Hello, a!","Hello, b!"],"failure":"ChildWorkflowFailure","cause":"child failed"}}""" },
        { "continue-as-new", """{"runs":4}""" },
        { "workflow-retries", """{"attempt":3}""" },
        { "workflow-fails", """{"name":"WorkflowFailedError","cause":"ApplicationFailure","message":"workflow failed"}""" },
        { "cancel", """{"failure":"CancelledFailure","status":"CANCELLED"}""" },
        { "terminate", """{"failure":"TerminatedFailure","status":"TERMINATED","late":"WorkflowNotFoundError"}""" },
        { "external-signal", """{"sent":3,"received":6}""" },
        { "patched", """{"result":"new"}""" },
        { "same-id-refused", """{"failure":"WorkflowExecutionAlreadyStartedError"}""" },
        { "lists-and-counts", """{"count":2,"memos":["number 42","number 43"]}""" },
        { "many-in-flight", """{"right":40}""" },
        { "small-sticky-cache", """{"results":[30,31,32,33,34,35],"sticky":true}""" },
        { "no-cache", """{"result":["first","second","cancelled",false]}""" },
        { "worker-restarts", """{"result":2,"stoppedQuickly":true}""" },
        { "test-environment", """{"result":"Hello, environment!","upQuickly":true}""" },
    };

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Scenario_OnOurServer_IsSeenAsOnTheOfficialOne(string scenario, string observed) =>
        Assert.Equal(observed, (await typeScript.ObservedAsync(scenario)).ToJsonString());

    [Fact]
    public async Task ActivityGreets_OnOurServer_HasTheUsualHistory()
    {
        var observed = await typeScript.ObservedAsync("activity-greets");

        Assert.Equal("Hello, world!", (string?)observed["result"]);
        Assert.Equal(
            [
                EventType.WorkflowExecutionStarted, EventType.WorkflowTaskScheduled, EventType.WorkflowTaskStarted, EventType.WorkflowTaskCompleted,
                EventType.ActivityTaskScheduled, EventType.ActivityTaskStarted, EventType.ActivityTaskCompleted,
                EventType.WorkflowTaskScheduled, EventType.WorkflowTaskStarted, EventType.WorkflowTaskCompleted, EventType.WorkflowExecutionCompleted,
            ],
            observed["events"]!.AsArray().Select(e => (EventType)(int)e!));
    }

    [Fact]
    public async Task ServerKilled_WithWorkflowsInFlight_LosesAndDoublesNothing()
    {
        var observed = await typeScript.ObservedAsync("server-killed");

        Assert.Equal(
            Enumerable.Range(0, 10).Select(n => $$"""{"greeting":"Hello, busy {{n}}!","again":"Hello, again!","sum":3}"""),
            observed["results"]!.AsArray().Select(r => r!.ToJsonString()));
        Assert.True((bool)observed["dense"]!);
    }
}
