using System.Globalization;
using Temporal.Server.Core.Crons;
using Xunit;

namespace Temporal.Server.Core.Tests.Crons;

public sealed class CronScheduleTests
{
    private const string BadText = "invalid CronSchedule.";

    [Theory]
    [InlineData("not a cron")]
    [InlineData("61 * * * *")]
    [InlineData("* * * * * *")]
    [InlineData("0 24 * * *")]
    [InlineData("@never")]
    [InlineData("0 0 * * 8")]
    [InlineData("0 0 * * 7")]
    [InlineData("0 0 0 * *")]
    [InlineData("30-10 * * * *")]
    [InlineData("*/0 * * * *")]
    [InlineData("CRON_TZ=Nowhere/City 0 0 * * *")]
    [InlineData("CRON_TZ=UTC")]
    [InlineData("@every")]
    [InlineData("@every soon")]
    [InlineData("1-2-3 * * * *")]
    [InlineData("1/2/3 * * * *")]
    [InlineData("*-3 * * * *")]
    public void Error_NoSchedule_SaysSo(string text) => Assert.Equal(BadText, CronSchedule.Error(text));

    [Theory]
    [InlineData("0 , * * *")]
    [InlineData("0 0 31 2 *")]
    public void Error_ScheduleThatNeverComes_SaysSo(string text) =>
        Assert.Equal("invalid CronSchedule, no time can be found to satisfy the schedule", CronSchedule.Error(text));

    [Theory]
    [InlineData("")]
    [InlineData("@every 0s")]
    [InlineData("@every -5s")]
    [InlineData("0 0 ? * ?")]
    [InlineData("0 0 29 2 *")]
    public void Error_Schedule_IsNull(string text) => Assert.Null(CronSchedule.Error(text));

    [Theory]
    [InlineData("@daily", "2024-02-29T12:00:00Z", "2024-03-01T00:00:00Z")]
    [InlineData("@hourly", "2024-02-29T12:00:00Z", "2024-02-29T13:00:00Z")]
    [InlineData("@weekly", "2024-02-29T12:00:00Z", "2024-03-03T00:00:00Z")]
    [InlineData("@monthly", "2024-02-29T12:00:00Z", "2024-03-01T00:00:00Z")]
    [InlineData("@yearly", "2024-02-29T12:00:00Z", "2025-01-01T00:00:00Z")]
    [InlineData("* * * * *", "2024-02-29T12:00:30.5Z", "2024-02-29T12:01:00Z")]
    [InlineData("0 0 29 2 *", "2024-03-01T00:00:00Z", "2028-02-29T00:00:00Z")]
    [InlineData("*/15 0-6/2 * * *", "2024-02-29T06:45:00Z", "2024-03-01T00:00:00Z")]
    [InlineData("0 0 * JAN-MAR MON-FRI", "2024-03-29T12:00:00Z", "2025-01-01T00:00:00Z")]
    [InlineData("5/20 * * * *", "2024-01-01T00:26:00Z", "2024-01-01T00:45:00Z")]
    [InlineData("0 12 13 * FRI", "2024-09-07T00:00:00Z", "2024-09-13T12:00:00Z")]
    [InlineData("0 12 13 * FRI", "2024-09-13T12:00:00Z", "2024-09-20T12:00:00Z")]
    [InlineData("CRON_TZ=Europe/Berlin 0 4 * * *", "2024-07-01T00:00:00Z", "2024-07-01T02:00:00Z")]
    [InlineData("TZ=America/New_York 30 2 * * *", "2024-03-10T05:00:00Z", "2024-03-11T06:30:00Z")]
    [InlineData("CRON_TZ=Asia/Kolkata 15 * * * *", "2024-01-01T00:00:00Z", "2024-01-01T00:45:00Z")]
    [InlineData("@every 1h30m", "2024-01-01T00:00:00.25Z", "2024-01-01T01:30:00Z")]
    [InlineData("@every 300ms", "2024-01-01T00:00:00Z", "2024-01-01T00:00:01Z")]
    public void Next_AfterATime_IsTheFirstMatch(string text, string after, string expected)
    {
        Assert.True(CronSchedule.TryParse(text, out var schedule));
        Assert.Equal(Time(expected), schedule.Next(Time(after)));
    }

    [Fact]
    public void Backoff_SlowRun_SkipsTheTimesItMissed()
    {
        Assert.True(CronSchedule.TryParse("@hourly", out var schedule));
        Assert.Equal(TimeSpan.FromMinutes(30), schedule.Backoff(Time("2024-01-01T00:00:00Z"), Time("2024-01-01T03:30:00Z")));
    }

    [Fact]
    public void Backoff_PartOfASecond_IsRoundedUp()
    {
        Assert.True(CronSchedule.TryParse("* * * * *", out var schedule));
        Assert.Equal(TimeSpan.FromSeconds(30), schedule.Backoff(Time("2024-01-01T00:00:30.4Z"), Time("2024-01-01T00:00:30.4Z")));
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
