using System.Text.Json.Serialization;

namespace Temporalio.Core.Machines;

/// <summary>What a patch marker holds.</summary>
internal sealed record PatchData(string Id, bool Deprecated);

/// <summary>A protobuf time or duration as the markers write it.</summary>
internal sealed record MarkerTime(long Seconds, int Nanos)
{
    public static MarkerTime Of(DateTimeOffset time)
    {
        var span = time - DateTimeOffset.UnixEpoch;
        return Of(span);
    }

    public static MarkerTime Of(TimeSpan span)
    {
        var seconds = (long)Math.Floor(span.TotalSeconds);
        return new MarkerTime(seconds, (int)((span.Ticks - (seconds * TimeSpan.TicksPerSecond)) * TimeSpan.NanosecondsPerTick));
    }

    public TimeSpan ToTimeSpan() => new((Seconds * TimeSpan.TicksPerSecond) + (Nanos / TimeSpan.NanosecondsPerTick));

    public DateTimeOffset ToTime() => DateTimeOffset.UnixEpoch + ToTimeSpan();
}

/// <summary>What a local activity's marker holds beside its result or failure.</summary>
internal sealed record LocalActivityData(
    int Seq,
    int Attempt,
    string ActivityId,
    string ActivityType,
    MarkerTime? CompleteTime,
    MarkerTime? Backoff,
    MarkerTime? OriginalScheduleTime)
{
    /// <summary>The activation of its task that brought the result, counted from 0; absent in older histories.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ActivationIndex { get; init; }
}

/// <summary>The JSON inside markers, as all SDKs on Temporal's core write it.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PatchData))]
[JsonSerializable(typeof(LocalActivityData))]
[JsonSerializable(typeof(SortedSet<string>))]
internal sealed partial class MarkerJson : JsonSerializerContext;
