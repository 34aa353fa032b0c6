using Xunit;

namespace Temporalio.Grpc.Tests;

/// <summary>The text forms of headers and trailers, and the retry rule.</summary>
public sealed class GrpcTextTests
{
    [Theory]
    [InlineData("1H", 36_000_000_000L)]
    [InlineData("99999999H", 99_999_999 * 36_000_000_000L)]
    [InlineData("2M", 1_200_000_000L)]
    [InlineData("70S", 700_000_000L)]
    [InlineData("5m", 50_000L)]
    [InlineData("7u", 70L)]
    [InlineData("200n", 2L)]
    public void TryParse_Valid_GivesTicks(string header, long ticks)
    {
        Assert.True(GrpcTimeouts.TryParse(header, out var timeout));
        Assert.Equal(ticks, timeout.Ticks);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("S")]
    [InlineData("-1S")]
    [InlineData("1.5S")]
    [InlineData("1s")]
    [InlineData("123456789S")]
    public void TryParse_Invalid_IsRefused(string? header) => Assert.False(GrpcTimeouts.TryParse(header, out _));

    [Theory]
    [InlineData(0, "1u")]
    [InlineData(10_000_000, "1000000u")]
    [InlineData(700_000_000, "70000000u")]
    [InlineData(2_000_000_000, "200000m")]
    [InlineData(long.MaxValue, "99999999S")]
    public void Format_AnyLength_FitsEightDigits(long ticks, string expected) => Assert.Equal(expected, GrpcTimeouts.Format(TimeSpan.FromTicks(ticks)));

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("100%", "100%25")]
    [InlineData("a\nb", "a%0Ab")]
    [InlineData("ü", "%C3%BC")]
    public void Encode_ThenDecode_GivesTheMessageBack(string message, string encoded)
    {
        Assert.Equal(encoded, GrpcMessages.Encode(message));
        Assert.Equal(message, GrpcMessages.Decode(encoded));
    }

    [Theory]
    [InlineData("AQID")]
    [InlineData("AQI")]
    [InlineData("AQI=")]
    [InlineData("AQI,BBBB")]
    public void DecodeBinary_PaddedOrNot_ReadsTheFirstValue(string value) => Assert.Equal([1, 2], GrpcMessages.DecodeBinary(value)[..2]);

    [Fact]
    public void NextDelay_GrowsToTheCapAndEnds()
    {
        var options = new GrpcRetryOptions { MaxElapsedTime = TimeSpan.FromSeconds(60) };
        var delays = Enumerable.Range(0, 11).Select(i => GrpcRetries.NextDelay(options, i, TimeSpan.Zero, 0.5)).ToList();
        Assert.Equal(TimeSpan.FromMilliseconds(100), delays[0]);
        Assert.Equal(TimeSpan.FromMilliseconds(170), delays[1]);
        Assert.Equal(TimeSpan.FromSeconds(5), delays[9]);
        Assert.Null(delays[10]);
        Assert.Equal(TimeSpan.FromMilliseconds(80), GrpcRetries.NextDelay(options, 0, TimeSpan.Zero, 0));
        Assert.Null(GrpcRetries.NextDelay(options, 0, TimeSpan.FromSeconds(59.95), 0.5));
    }
}
