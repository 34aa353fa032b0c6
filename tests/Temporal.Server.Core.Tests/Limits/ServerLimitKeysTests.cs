using Temporal.Server.Core.Limits;
using Xunit;

namespace Temporal.Server.Core.Tests.Limits;

public sealed class ServerLimitKeysTests
{
    [Fact]
    public void TryApply_KnownKey_ChangesItsLimit()
    {
        Assert.True(ServerLimitKeys.TryApply(ServerLimits.Default, "LIMIT.maxIDLength", "255", out var limits));
        Assert.Equal(ServerLimits.Default with { IdBytesMax = 255 }, limits);
    }

    [Fact]
    public void TryApply_Time_IsReadWithItsUnit()
    {
        Assert.True(ServerLimitKeys.TryApply(ServerLimits.Default, "history.longPollExpirationInterval", "\"1m30s\"", out var limits));
        Assert.Equal(TimeSpan.FromSeconds(90), limits.LongPollMax);
    }

    [Fact]
    public void TryApply_UnknownKey_ChangesNothing()
    {
        Assert.False(ServerLimitKeys.TryApply(ServerLimits.Default, "system.unknown", "1", out var limits));
        Assert.Same(ServerLimits.Default, limits);
    }

    [Theory]
    [InlineData("limit.maxIDLength", "many")]
    [InlineData("limit.maxIDLength", "-1")]
    [InlineData("history.longPollExpirationInterval", "soon")]
    public void TryApply_BadValue_IsRefused(string key, string value) =>
        Assert.Throws<FormatException>(() => ServerLimitKeys.TryApply(ServerLimits.Default, key, value, out _));
}
