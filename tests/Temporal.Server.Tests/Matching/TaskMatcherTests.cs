using Temporal.Server.Matching;
using Temporal.Server.Storage;
using Temporalio.Api.Enums.V1;
using TestKit;
using Xunit;

namespace Temporal.Server.Tests.Matching;

public sealed class TaskMatcherTests
{
    private static readonly TaskQueueKey Normal = new("ns", "normal", TaskQueueType.Workflow);
    private static readonly TaskQueueKey Sticky = new("ns", "sticky", TaskQueueType.Workflow);

    private readonly ManualTime _time = new();
    private readonly TaskMatcher _matcher;

    public TaskMatcherTests() => _matcher = new TaskMatcher(_time, new TaskMatcherOptions { EndPollsOnShutdown = true });

    [Fact]
    public async Task Poll_TaskWaits_GivesItAtOnce()
    {
        _matcher.Offer(Task(1));

        Assert.Equal(1, (await PollAsync())!.ScheduledEventId);
    }

    [Fact]
    public async Task Offer_PollerWaits_GetsIt()
    {
        var poll = PollAsync();
        Assert.False(poll.IsCompleted);

        _matcher.Offer(Task(1));

        Assert.Equal(1, (await poll)!.ScheduledEventId);
    }

    [Fact]
    public async Task Poll_SeveralTasks_ByPriorityThenByAge()
    {
        _matcher.Offer(Task(1));
        _matcher.Offer(Task(2) with { Priority = 5 });
        _matcher.Offer(Task(3));
        _matcher.Offer(Task(4) with { Priority = 1 });

        var order = new List<long>();
        for (var i = 0; i < 4; i++)
        {
            order.Add((await PollAsync())!.ScheduledEventId);
        }

        Assert.Equal([4, 1, 3, 2], order);
    }

    [Fact]
    public async Task Poll_NothingUntilTheTimeout_IsNull()
    {
        var poll = PollAsync();

        _time.Advance(TimeSpan.FromSeconds(60));

        Assert.Null(await poll);
    }

    [Fact]
    public async Task Poll_OtherQueueTypeOrNamespace_GetsNothing()
    {
        _matcher.Offer(Task(1));
        var activity = PollAsync(Normal with { Type = TaskQueueType.Activity });
        var elsewhere = PollAsync(Normal with { NamespaceId = "other" });

        _time.Advance(TimeSpan.FromSeconds(60));

        Assert.Null(await activity);
        Assert.Null(await elsewhere);
    }

    [Fact]
    public async Task Cancel_WhileWaiting_TakesNoTask()
    {
        using var gone = new CancellationTokenSource();
        var poll = PollAsync(cancellationToken: gone.Token);
        await gone.CancelAsync();
        _matcher.Offer(Task(1));

        await Assert.ThrowsAsync<OperationCanceledException>(() => poll);
        Assert.Equal(1, (await PollAsync())!.ScheduledEventId);
    }

    [Fact]
    public async Task Cancel_RacingWithOffer_NeverLosesATask()
    {
        for (var i = 1; i <= 500; i++)
        {
            using var gone = new CancellationTokenSource();
            var poll = PollAsync(cancellationToken: gone.Token);
            var number = i;
            await System.Threading.Tasks.Task.WhenAll(
                System.Threading.Tasks.Task.Run(() => _matcher.Offer(Task(number)), TestContext.Current.CancellationToken),
                gone.CancelAsync());
            QueueTask? task;
            try
            {
                task = await poll;
            }
            catch (OperationCanceledException)
            {
                task = await PollAsync();
            }

            Assert.Equal(number, task!.ScheduledEventId);
        }
    }

    [Fact]
    public async Task GiveBack_OthersWait_GoesFirst()
    {
        _matcher.Offer(Task(1));
        _matcher.Offer(Task(2));
        var taken = await PollAsync();

        _matcher.GiveBack(taken!);

        Assert.Equal(1, (await PollAsync())!.ScheduledEventId);
    }

    [Fact]
    public async Task Offer_StickyQueueNeverPolled_GoesToTheNormalQueueAtOnce()
    {
        _matcher.Offer(StickyTask(1));

        Assert.Equal(1, (await PollAsync())!.ScheduledEventId);
    }

    [Fact]
    public async Task Offer_StickyPollerWaits_GetsIt()
    {
        var poll = PollStickyAsync();

        _matcher.Offer(StickyTask(1));

        Assert.Equal(1, (await poll)!.ScheduledEventId);
    }

    [Theory]
    [InlineData(9, true)]
    [InlineData(11, false)]
    public async Task Offer_StickyPollerWasThereLately_WaitsForItOrNot(int secondsSince, bool waits)
    {
        _matcher.Offer(StickyTask(1));
        _ = await PollAsync();
        var first = PollStickyAsync();
        _matcher.Offer(StickyTask(2));
        _ = await first;
        _time.Advance(TimeSpan.FromSeconds(secondsSince));

        _matcher.Offer(StickyTask(3));

        Assert.Equal(3, (await PollAsync(waits ? Sticky : Normal))!.ScheduledEventId);
    }

    [Fact]
    public async Task Poll_StickyPollerIsCutOff_ItsTasksGoToTheNormalQueue()
    {
        using var gone = new CancellationTokenSource();
        var poll = _matcher.PollAsync(new TaskPoll(Sticky, "worker", TimeSpan.FromMinutes(1)) { NormalName = Normal.Name }, gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await poll);

        _matcher.Offer(StickyTask(1));

        Assert.Equal(1, (await PollAsync())!.ScheduledEventId);
    }

    [Fact]
    public async Task Poll_OneOfTwoStickyPollersIsCutOff_TheOtherGetsTheTask()
    {
        using var gone = new CancellationTokenSource();
        var other = PollStickyAsync();
        var poll = _matcher.PollAsync(new TaskPoll(Sticky, "worker", TimeSpan.FromMinutes(1)) { NormalName = Normal.Name }, gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await poll);

        _matcher.Offer(StickyTask(1));

        Assert.Equal(1, (await other)!.ScheduledEventId);
    }

    [Fact]
    public async Task ShutDownWorker_StickyTasksWait_GoToTheNormalQueue()
    {
        var first = PollStickyAsync();
        _matcher.Offer(StickyTask(1));
        _ = await first;
        _matcher.Offer(StickyTask(2));

        _matcher.ShutDownWorker("ns", "sticky", "normal", string.Empty);
        _matcher.Offer(StickyTask(3));

        Assert.Equal(2, (await PollAsync())!.ScheduledEventId);
        Assert.Equal(3, (await PollAsync())!.ScheduledEventId);
    }

    [Fact]
    public async Task ShutDownWorker_ItsPollsWait_EndEmptyAndLaterOnesAtOnce()
    {
        var workflows = PollAsync(key: "w1");
        var activities = PollAsync(Normal with { Type = TaskQueueType.Activity }, "w1");
        var other = PollAsync(key: "w2");

        _matcher.ShutDownWorker("ns", "sticky", "normal", "w1");

        Assert.Null(await workflows);
        Assert.Null(await activities);
        Assert.Null(await PollAsync(key: "w1"));
        Assert.False(other.IsCompleted);
    }

    [Fact]
    public async Task Drain_PollsWait_EndEmptyAndLaterOnesAtOnce()
    {
        var poll = PollAsync();

        _matcher.Drain();

        Assert.Null(await poll);
        Assert.Null(await PollAsync());
    }

    [Fact]
    public async Task Poll_WithALimit_GivesASecondsWorthThenOneByOne()
    {
        for (var i = 1; i <= 5; i++)
        {
            _matcher.Offer(Task(i));
        }

        _ = await PollAsync(perSecond: 2);
        _ = await PollAsync(perSecond: 2);
        var third = PollAsync(perSecond: 2);
        Assert.False(third.IsCompleted);

        _time.Advance(TimeSpan.FromMilliseconds(499));
        Assert.False(third.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(3, (await third)!.ScheduledEventId);
    }

    [Fact]
    public async Task SetRate_OverThePollers_GoesFirst()
    {
        _matcher.SetRate(Normal, 0);
        _matcher.Offer(Task(1));
        var poll = PollAsync(perSecond: 100);
        Assert.False(poll.IsCompleted);

        _matcher.SetRate(Normal, null);

        Assert.Equal(1, (await poll)!.ScheduledEventId);
    }

    [Fact]
    public async Task Describe_PollersAndBacklog_TellsBoth()
    {
        var poll = PollAsync(perSecond: 7);
        _matcher.Offer(Task(1));
        _ = await poll;
        _matcher.Offer(Task(2));
        _matcher.Offer(Task(3) with { Priority = 1 });
        _time.Advance(TimeSpan.FromSeconds(3));

        var snapshot = _matcher.Describe(Normal);

        Assert.Equal(new PollerSeen("worker", _time.GetUtcNow() - TimeSpan.FromSeconds(3), 7), Assert.Single(snapshot.Pollers));
        Assert.Equal(TimeSpan.FromSeconds(3), snapshot.BacklogAge);
        Assert.Equal(7, snapshot.TasksPerSecondMax);
        Assert.Equal([(1, 1), (3, 1)], snapshot.BacklogByPriority.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public async Task Describe_PollerGoneForLong_IsForgotten()
    {
        _matcher.Offer(Task(1));
        _ = await PollAsync();
        _time.Advance(TimeSpan.FromMinutes(6));

        Assert.Empty(_matcher.Describe(Normal).Pollers);
        Assert.Same(TaskQueueSnapshot.Unused, _matcher.Describe(Sticky));
    }

    private static QueueTask Task(long id) => new(Normal, new RunKey("ns", "wf", "run"), id, 0);

    private static QueueTask StickyTask(long id) => Task(id) with { Queue = Sticky, NormalName = "normal" };

    private Task<QueueTask?> PollStickyAsync()
        => _matcher.PollAsync(new TaskPoll(Sticky, "worker", TimeSpan.FromSeconds(60)) { NormalName = "normal" }, TestContext.Current.CancellationToken).AsTask();

    private Task<QueueTask?> PollAsync(TaskQueueKey? queue = null, string key = "", double? perSecond = null, CancellationToken? cancellationToken = null)
        => _matcher.PollAsync(
            new TaskPoll(queue ?? Normal, "worker", TimeSpan.FromSeconds(60)) { WorkerInstanceKey = key, TasksPerSecondMax = perSecond },
            cancellationToken ?? TestContext.Current.CancellationToken).AsTask();
}
