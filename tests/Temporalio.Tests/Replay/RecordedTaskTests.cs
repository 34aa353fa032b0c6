using Microsoft.Extensions.Logging.Abstractions;
using Temporalio.Api.Common.V1;
using Temporalio.Api.History.V1;
using Temporalio.Converters;
using Temporalio.Core.Instances;
using Temporalio.Core.Machines;
using Temporalio.Core.Replay;
using Temporalio.Scenarios;
using Xunit;

namespace Temporalio.Tests.Replay;

/// <summary>
/// Given the tasks of a recording one by one, as a service hands them out, the executor answers with the commands that were recorded:
/// with its cache and sticky tasks, and without them.
/// </summary>
public sealed class RecordedTaskTests
{
    /// <summary>Recordings whose tasks cannot be served alike, with the reason.</summary>
    private static readonly Dictionary<string, string> NotAlike = new(StringComparer.Ordinal)
    {
        ["patch-old-history"] = "its first tasks were answered by code without the patch",
        ["local-activity-heartbeating-task"] = "its tasks were renewed while a local activity ran: see LocalActivityTaskTests",
        ["local-activity-cancel-try"] = "its tasks were renewed while a local activity ran",
        ["local-activity-cancel-wait"] = "its tasks were renewed while a local activity ran",
        ["external-signal-cancelled"] = "Python sends the signal in the task that takes it back",
        ["event-groups"] = "this SDK makes no event groups; replay is proved in RecordedHistoryTests",
    };

    public static TheoryData<string, bool> Recordings
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var name in RecordedHistoryTests.Replayable.Select(r => r.Data))
            {
                if (!NotAlike.ContainsKey(RecordedHistories.ScenarioOf(name)))
                {
                    data.Add(name, true);
                    data.Add(name, false);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task ProcessAsync_TasksOfARecording_AnswersWithItsCommands(string name, bool isSticky)
    {
        var history = RecordedHistories.Get(name);
        HistoryEvent[] events = [.. history.Events];
        var executor = Create(name, events, isSticky);
        foreach (var (task, commands) in RecordedTask.Of(history.Id, events, isSticky))
        {
            var result = await executor.ProcessAsync(task, TestContext.Current.CancellationToken);

            var failure = (result as WorkflowTaskResult.Failed)?.Request.Failure;
            Assert.True(failure is null, $"task {task.StartedEventId}: {failure}");
            var completed = Assert.IsType<WorkflowTaskResult.Completed>(result);
            Assert.Equal(commands, completed.Request.Commands.Select(c => RecordedTask.Describe(c, completed.Request.Messages)));
            executor.Accepted(task.WorkflowExecution.RunId, resetHistoryEventId: 0);
        }
    }

    private static WorkflowExecutor Create(string name, HistoryEvent[] events, bool isSticky)
    {
        var scenario = RecordedHistories.ScenarioOf(name);
        return new WorkflowExecutor(new WorkflowExecutorOptions
        {
            Instances = new WorkflowInstanceOptions
            {
                Namespace = "default",
                TaskQueue = "tq-" + scenario,
                LoggerFactory = NullLoggerFactory.Instance,
                DataConverter = scenario == "codec-encrypted"
                    ? new DataConverter(new DefaultPayloadConverter(), new DefaultFailureConverter(), new XorCodec())
                    : DataConverter.Default,
            },
            Workflows = ScenarioCatalog.For(RecordedHistories.LanguageOf(name), scenario),
            Identity = "test",
            HistoryPages = new NoPages(),
            LocalActivities = new RecordedLocalActivities(events),
            Clock = TimeProvider.System,
            MaxCachedRuns = isSticky ? 10 : 0,
            DeadlockLimit = null,
        });
    }

    private sealed class NoPages : IHistoryPages
    {
        public Task<HistoryPage> FetchAsync(
            WorkflowExecution execution, Google.Protobuf.ByteString pageToken, CancellationToken cancellationToken)
            => throw new InvalidOperationException("the tasks bring all that is needed");
    }

    /// <summary>Ends local activities as the markers of the recording say.</summary>
    private sealed class RecordedLocalActivities(HistoryEvent[] events) : ILocalActivityRunner
    {
        private static readonly XorCodec Codec = new();

        public async Task<LocalActivityOutcome> RunAsync(LocalActivityRequest request, CancellationToken cancellationToken)
        {
            foreach (var e in events)
            {
                if (LocalActivityMarker.TryRead(e, out var marker) && marker.Data.ActivityId == request.ActivityId)
                {
                    var result = marker.Result is { } encoded ? await Codec.DecodeAsync([encoded]) : [];
                    return OutcomeOf(marker) with { Result = result.SingleOrDefault() };
                }
            }

            throw new InvalidOperationException($"the recording has no local activity '{request.ActivityId}'");
        }

        private static LocalActivityOutcome OutcomeOf(LocalActivityMarker marker)
        {
            var original = marker.Data.OriginalScheduleTime?.ToTime() ?? DateTimeOffset.UnixEpoch;
            return new LocalActivityOutcome
            {
                Status = marker switch
                {
                    { Data.Backoff: not null } => LocalActivityStatus.Backoff,
                    { Failure.CanceledFailureInfo: not null } => LocalActivityStatus.Cancelled,
                    { Failure: not null } => LocalActivityStatus.Failed,
                    _ => LocalActivityStatus.Completed,
                },
                Failure = marker.Failure,
                Attempt = marker.Data.Backoff is null ? marker.Data.Attempt : marker.Data.Attempt + 1,
                Backoff = marker.Data.Backoff?.ToTimeSpan() ?? TimeSpan.Zero,
                OriginalScheduleTime = original,
                CompleteTime = marker.Data.CompleteTime?.ToTime() ?? original,
            };
        }
    }
}
