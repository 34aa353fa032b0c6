using Temporalio.Api.TaskQueue.V1;
using Temporalio.Core.Polling;
using Temporalio.Worker.Tuning;
using TestKit;
using Xunit;

namespace Temporalio.Tests.Worker;

public sealed class SlotTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void FixedPool_GivesNoMoreThanItHas()
    {
        var pool = new FixedSlotPool(2);
        var first = pool.TryReserve();

        Assert.NotNull(first);
        Assert.NotNull(pool.TryReserve());
        Assert.Null(pool.TryReserve());
        first.Release();
        first.Release();
        Assert.NotNull(pool.TryReserve());
        Assert.Null(pool.TryReserve());
    }

    [Fact]
    public void Lease_CountsUsedAndFailedTasks()
    {
        var pool = new FixedSlotPool(2);
        var lease = pool.TryReserve()!;
        lease.Use(new SlotInfo.ActivitySlotInfo("A"));

        Assert.Equal((1, 1), (pool.Used, pool.Available));
        lease.Release(failed: true);
        Assert.Equal((0, 1, 1), (pool.Used, pool.Processed, pool.Failed));
    }

    [Fact]
    public void ResourcePool_GivesItsMinimumWhateverTheLoad()
    {
        var pool = Resources(memory: 0.9, cpu: 0.9);

        Assert.NotNull(pool.TryReserve());
        Assert.Null(pool.TryReserve());
    }

    [Fact]
    public void ResourcePool_BelowItsTargets_GivesOneSlotARampInterval()
    {
        var pool = Resources(memory: 0.1, cpu: 0.1);
        Assert.NotNull(pool.TryReserve());

        Assert.Null(pool.TryReserve());
        _time.Advance(TimeSpan.FromMilliseconds(50));
        Assert.NotNull(pool.TryReserve());
    }

    [Fact]
    public void ResourcePool_NeverExceedsItsMaximum()
    {
        var pool = Resources(memory: 0.1, cpu: 0.1);
        for (var i = 0; i < 3; i++)
        {
            Assert.NotNull(pool.TryReserve());
            _time.Advance(TimeSpan.FromMilliseconds(50));
        }

        Assert.Null(pool.TryReserve());
    }

    [Fact]
    public void Scale_FollowsTheAdviceWithinItsBounds()
    {
        var scale = PollerScale.Create(new PollerBehavior.Autoscaling(2, 8, 5), 0);
        scale.OnAnswer(null, isEmpty: true);
        Assert.Equal(5, scale.Target);
        scale.OnAnswer(new PollerScalingDecision { PollRequestDeltaSuggestion = 10 }, isEmpty: false);
        Assert.Equal(8, scale.Target);
        scale.OnAnswer(null, isEmpty: true);
        Assert.Equal(7, scale.Target);
        scale.OnFailure(PollFailure.Overloaded);
        Assert.Equal(3, scale.Target);
        scale.OnAnswer(new PollerScalingDecision { PollRequestDeltaSuggestion = -9 }, isEmpty: false);
        Assert.Equal(2, scale.Target);
    }

    [Fact]
    public void Backoff_DoublesToItsLimit()
    {
        var backoff = new PollBackoff(new Random(1));
        var waits = Enumerable.Range(0, 10).Select(_ => backoff.Next(overloaded: false)).ToList();

        Assert.InRange(waits[0], TimeSpan.FromMilliseconds(160), TimeSpan.FromMilliseconds(240));
        Assert.InRange(waits[^1], TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(12));
        backoff.Reset();
        Assert.InRange(backoff.Next(overloaded: true), TimeSpan.FromMilliseconds(800), TimeSpan.FromMilliseconds(1200));
    }

    [Fact]
    public void Load_IsTheBusyShareBetweenReadings()
    {
        var before = ResourceLoad.ParseProcStat("cpu  100 0 50 800 50 0 0 0 0 0");
        var now = ResourceLoad.ParseProcStat("cpu  150 0 50 840 60 0 0 0 0 0");

        Assert.Equal(0.5, ResourceLoad.BusyShare(before, now), 3);
    }

    private ResourceSlotPool Resources(double memory, double cpu) => new(
        new(1, 3, TimeSpan.FromMilliseconds(50), 0.8, 0.8),
        new Load(memory, cpu),
        _time);

    private sealed record Load(double MemoryUsage, double CpuUsage) : IResourceLoad;
}
