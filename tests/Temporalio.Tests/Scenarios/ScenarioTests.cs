using System.Collections.Concurrent;
using Temporalio.Common;
using Temporalio.Testing;
using Temporalio.Tests.Replay;
using Xunit;

namespace Temporalio.Tests.Scenarios;

/// <summary>
/// The scenarios, run by our worker on our server, give the events that Python's worker gave on Temporal's: without those of workflow
/// tasks, which fall where the clock lets them.
/// </summary>
public sealed class ScenarioTests
{
    // Few enough for two cores to keep the scenarios' own times.
    private const int MaxAtATime = 24;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>The scenarios that start one workflow and then only signal, update, cancel or terminate it.</summary>
    private static readonly string[] Scenarios =
    [
        "empty", "args-and-result", "workflow-fails", "start-options", "execution-timeout", "run-timeout", "timer-fired", "timers-parallel",
        "timer-cancelled", "timer-cancelled-same-task", "user-metadata", "condition-timeouts", "random-uuid-now", "upsert-sa-memo",
        "activity-ok", "activity-all-options", "activity-no-result", "activity-retry-then-ok", "activity-retry-exhausted",
        "activity-non-retryable-type", "activity-non-retryable-flag", "activity-plain-exception", "activity-schedule-to-start-timeout",
        "activity-start-to-close-timeout", "activity-start-to-close-timeout-retry", "activity-schedule-to-close-timeout",
        "activity-heartbeat-timeout", "activity-heartbeat-resume", "activity-next-retry-delay",
        "activity-benign-failure", "activity-nested-failure", "activity-dynamic", "fan-out-20", "sequence-10",
        "activity-cancel-try", "activity-cancel-wait", "activity-cancel-wait-ignored", "activity-cancel-wait-fails", "activity-cancel-abandon",
        "activity-cancel-before-start", "activity-cancel-same-task", "local-activity", "local-activity-parallel",
        "local-activity-retry-short", "local-activity-retry-backoff-timer", "local-activity-fails", "local-activity-timeout",
        "local-activity-cancel-try", "local-activity-cancel-wait", "local-activity-heartbeating-task",
        "signal-before-start", "signal-during", "signal-late-handler", "signal-unhandled", "signal-async-handler", "query",
        "update-basic", "update-async-handler", "update-handler-fails", "update-before-first-task", "update-completes-workflow",
        "update-rejected-no-trace", "update-cache-zero", "dynamic-handlers", "task-failure-then-fix",
        "child-ok", "child-options", "child-fails", "child-continue-as-new", "child-retry", "child-run-timeout", "child-cancel-try",
        "child-cancel-wait-completed", "child-cancel-wait-requested", "child-cancel-abandon", "child-cancel-before-start",
        "child-signal", "parent-close-terminate", "parent-close-abandon", "parent-close-request-cancel",
        "external-signal-not-found", "external-cancel-not-found", "cancel-unhandled", "cancel-handled", "cancel-cleanup", "cancel-tree",
        "failure-exception-types", "patch-v2", "patch-several", "failure-nested", "failure-activity-error-uncaught",
    ];

    /// <summary>Scenarios in which independent things happen at once: the same events, in whichever order.</summary>
    private static readonly string[] AtOnce =
    [
        "cancel-tree", "fan-out-20", "local-activity-parallel", "signal-async-handler", "signal-late-handler", "update-async-handler",
    ];

    [Fact]
    public async Task Scenario_OnOurServer_GivesTheRecordedEvents()
    {
        await using var environment = await WorkflowEnvironment.StartLocalAsync(new WorkflowEnvironmentStartLocalOptions
        {
            SearchAttributes =
            [
                SearchAttributeKey.CreateKeyword("CustomKeyword"), SearchAttributeKey.CreateLong("CustomInt"),
                SearchAttributeKey.CreateText("CustomText"), SearchAttributeKey.CreateBool("CustomBool"),
                SearchAttributeKey.CreateDouble("CustomDouble"), SearchAttributeKey.CreateDateTimeOffset("CustomTime"),
                SearchAttributeKey.CreateKeywordList("CustomList"),
            ],
        });
        var differences = new ConcurrentBag<string>();

        var parallel = new ParallelOptions { MaxDegreeOfParallelism = MaxAtATime, CancellationToken = TestContext.Current.CancellationToken };
        await Parallel.ForEachAsync(Scenarios, parallel, async (scenario, _) =>
        {
            if (await CompareAsync(environment, scenario) is { } difference)
            {
                differences.Add($"{scenario}: {difference}");
            }
        });

        Assert.True(differences.IsEmpty, string.Join('\n', differences.Order(StringComparer.Ordinal)));
    }

    private static async Task<string?> CompareAsync(WorkflowEnvironment environment, string scenario)
    {
        var recorded = RecordedHistories.Get("python/" + scenario).Events.ToList();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            var expected = ScenarioDriver.Essence(recorded);
            var actual = ScenarioDriver.Essence(await ScenarioDriver.RunAsync(environment.Client, scenario, recorded, limit.Token));
            var isSame = AtOnce.Contains(scenario)
                ? expected.Order(StringComparer.Ordinal).SequenceEqual(actual.Order(StringComparer.Ordinal))
                : expected.SequenceEqual(actual);
            return isSame
                ? null
                : $"\n  recorded {string.Join(", ", expected)}\n  but got  {string.Join(", ", actual)}";
        }
        catch (Exception e) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            return e.ToString();
        }
    }
}
