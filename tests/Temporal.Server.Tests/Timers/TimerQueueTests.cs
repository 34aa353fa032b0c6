using Temporal.Server.Storage;
using Temporal.Server.Timers;
using TestKit;
using Xunit;

namespace Temporal.Server.Tests.Timers;

/// <summary>Wakes runs when their time has come.</summary>
public sealed class TimerQueueTests : IDisposable
{
    private static readonly RunKey Run = new("namespace", "workflow", "run");

    private readonly ManualTime _time = new();
    private readonly List<RunKey> _woken = [];
    private readonly TimerQueue _timers;

    public TimerQueueTests() => _timers = new TimerQueue(_time, _woken.Add);

    [Fact]
    public void Arm_Again_ReplacesWhatWasSet()
    {
        _timers.Arm(Run, After(1));
        _timers.Arm(Run, After(5));

        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.Empty(_woken);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([Run], _woken);
    }

    [Fact]
    public void Arm_Never_WakesNobody()
    {
        _timers.Arm(Run, After(1));
        _timers.Arm(Run, long.MaxValue);

        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Empty(_woken);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(null)]
    public void ArmAtLatest_LaterOrNever_KeepsWhatWasSet(int? seconds)
    {
        _timers.Arm(Run, After(1));
        _timers.ArmAtLatest(Run, seconds is { } later ? After(later) : long.MaxValue);

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([Run], _woken);
    }

    [Fact]
    public void ArmAtLatest_Earlier_WakesEarlier()
    {
        _timers.Arm(Run, After(5));
        _timers.ArmAtLatest(Run, After(1));

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([Run], _woken);
    }

    public void Dispose() => _timers.Dispose();

    private long After(int seconds) => _time.GetUtcNow().UtcTicks + TimeSpan.FromSeconds(seconds).Ticks;
}
