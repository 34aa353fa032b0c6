namespace Temporalio.Worker.Tuning;

/// <summary>How many polls for tasks of one kind a worker keeps open.</summary>
public abstract class PollerBehavior
{
    private PollerBehavior()
    {
    }

    /// <summary>A constant number of polls, less only while no slot is free.</summary>
    public sealed class SimpleMaximum : PollerBehavior
    {
        /// <summary>Creates the behavior.</summary>
        /// <param name="maximum">The number of polls, at least 1, and at least 2 for workflow tasks with a cache: one of the normal queue, one of the sticky queue.</param>
        /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
        public SimpleMaximum(int maximum)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(maximum, 1);
            Maximum = maximum;
        }

        /// <summary>Gets the number of polls.</summary>
        public int Maximum { get; }
    }

    /// <summary>A number of polls that follows the server's advice.</summary>
    public sealed class Autoscaling : PollerBehavior
    {
        /// <summary>Creates the behavior.</summary>
        /// <param name="minimum">The least number of polls, at least 1.</param>
        /// <param name="maximum">The greatest number of polls.</param>
        /// <param name="initial">The number of polls at the start.</param>
        /// <exception cref="ArgumentOutOfRangeException">Not 1 &lt;= minimum &lt;= initial &lt;= maximum.</exception>
        public Autoscaling(int minimum = 1, int maximum = 100, int initial = 5)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(minimum, 1);
            ArgumentOutOfRangeException.ThrowIfLessThan(initial, minimum);
            ArgumentOutOfRangeException.ThrowIfLessThan(maximum, initial);
            Minimum = minimum;
            Maximum = maximum;
            Initial = initial;
        }

        /// <summary>Gets the least number of polls.</summary>
        public int Minimum { get; }

        /// <summary>Gets the greatest number of polls.</summary>
        public int Maximum { get; }

        /// <summary>Gets the number of polls at the start.</summary>
        public int Initial { get; }
    }
}
