using Google.Protobuf.WellKnownTypes;
using Temporal.Server.Core.Limits;

namespace Temporal.Server.Core.Validation;

/// <summary>Derives the timeouts of a run from each other: the execution bounds the run, the run bounds its tasks.</summary>
public static class WorkflowTimeouts
{
    /// <summary>Cuts a run timeout to the execution timeout; a run without one gets the execution's.</summary>
    /// <returns>The run timeout; the one given (null too) when nothing bounds it.</returns>
    public static Duration? Run(Duration? run, Duration? execution)
    {
        if (!Durations.IsPositive(execution))
        {
            return Cut(run);
        }

        return !Durations.IsPositive(run) || Durations.Of(run) > Durations.Of(execution) ? Cut(execution)!.Clone() : run;
    }

    /// <summary>Cuts a task timeout to the server's maximum and the run timeout, after filling in the server's default.</summary>
    /// <param name="task">The timeout asked for, or null.</param>
    /// <param name="run">The run timeout, already cut.</param>
    /// <param name="limits">The default and the maximum.</param>
    public static Duration Task(Duration? task, Duration? run, ServerLimits limits)
    {
        var timeout = Durations.IsPositive(task) ? Durations.Of(task) : limits.WorkflowTaskTimeoutDefault;
        timeout = timeout > limits.WorkflowTaskTimeoutMax ? limits.WorkflowTaskTimeoutMax : timeout;
        return Durations.IsPositive(run) && Durations.Of(run) < timeout ? run!.Clone() : Duration.FromTimeSpan(timeout);
    }

    private static Duration? Cut(Duration? duration) => Durations.Of(duration) >= Durations.Max ? Duration.FromTimeSpan(Durations.Max) : duration;
}
