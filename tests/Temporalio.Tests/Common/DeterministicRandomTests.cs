using Temporalio.Common;
using Xunit;

namespace Temporalio.Tests.Common;

public sealed class DeterministicRandomTests
{
    // From the reference implementations of SplitMix64 and xoshiro256**, fixed for ever: replayed workflows must see the numbers of their first run.
    [Fact]
    public void Next_Seed42_IsFixed()
    {
        var random = new DeterministicRandom(42);

        Assert.Equal([180094358, 813853890, 1460382104], [random.Next(), random.Next(), random.Next()]);
    }

    [Fact]
    public void Next_Range_StaysInside()
    {
        var random = new DeterministicRandom(1);

        for (var i = 0; i < 1000; i++)
        {
            Assert.InRange(random.Next(-3, 4), -3, 3);
            Assert.InRange(random.NextDouble(), 0, 0.9999999999999999);
        }
    }

    [Fact]
    public void NextBytes_ArrayAndSpan_AreTheSame()
    {
        var array = new byte[13];
        var span = new byte[13];

        new DeterministicRandom(7).NextBytes(array);
        new DeterministicRandom(7).NextBytes(span.AsSpan());

        Assert.Equal(array, span);
    }
}
