namespace Temporalio.Client.Schedules;

/// <summary>Times by interval, counted from the Unix epoch.</summary>
/// <param name="Every">The interval.</param>
/// <param name="Offset">What is added to each time, less than the interval; null means zero.</param>
public record ScheduleIntervalSpec(TimeSpan Every, TimeSpan? Offset = null);
