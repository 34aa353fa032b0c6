using Temporal.Server.Core.Limits;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.TaskQueue.V1;

namespace Temporal.Server.Core.Validation;

/// <summary>Checks task queues that requests and commands name.</summary>
public static class TaskQueues
{
    private const string ReservedPrefix = "/_sys/";

    /// <summary>Finds what is wrong with the queue of a start or a command, and marks it as a normal queue when it has no kind.</summary>
    /// <returns>The text of the error, or null when nothing is.</returns>
    public static string? Error(TaskQueue? queue, ServerLimits limits)
    {
        if (queue is null || queue.Name.Length == 0)
        {
            return "taskQueue is not set";
        }

        if (Error(queue.Name, limits) is { } error)
        {
            return error;
        }

        if (queue.Kind == TaskQueueKind.Unspecified)
        {
            queue.Kind = TaskQueueKind.Normal;
        }

        return null;
    }

    /// <summary>Checks the queue of a poll.</summary>
    /// <exception cref="Errors.ServiceException">The queue is missing, too long or reserved.</exception>
    public static void CheckPolled(TaskQueue? queue, ServerLimits limits)
    {
        if (queue is null)
        {
            throw Invalid.Argument("taskQueue is not set");
        }

        if (queue.Name.Length == 0)
        {
            throw Invalid.Argument("missing task queue name");
        }

        if (Error(queue.Name, limits) is { } error)
        {
            throw Invalid.Argument(error);
        }
    }

    private static string? Error(string name, ServerLimits limits)
    {
        if (Texts.IsOver(name, limits.IdBytesMax))
        {
            return "taskQueue length exceeds limit";
        }

        return name.StartsWith(ReservedPrefix, StringComparison.Ordinal) ? $"task queue name cannot start with reserved prefix {ReservedPrefix}" : null;
    }
}
