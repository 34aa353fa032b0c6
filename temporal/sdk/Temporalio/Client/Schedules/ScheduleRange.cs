namespace Temporalio.Client.Schedules;

/// <summary>Numbers of a calendar field.</summary>
/// <param name="Start">The first.</param>
/// <param name="End">The last; at most <paramref name="Start"/> means that alone.</param>
/// <param name="Step">The distance; 0 means 1.</param>
public record ScheduleRange(int Start, int End, int Step)
{
    /// <summary>The number zero.</summary>
    public static readonly ScheduleRange Zero = new(0);

    /// <summary>Initializes a new instance of the <see cref="ScheduleRange"/> class of one number.</summary>
    /// <param name="start">The number.</param>
    public ScheduleRange(int start)
        : this(start, 0, 0)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="ScheduleRange"/> class.</summary>
    /// <param name="start">The first.</param>
    /// <param name="end">The last.</param>
    public ScheduleRange(int start, int end)
        : this(start, end, 0)
    {
    }
}
