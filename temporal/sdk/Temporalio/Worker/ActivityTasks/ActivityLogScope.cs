using System.Collections;
using Temporalio.Activities;

namespace Temporalio.Worker.ActivityTasks;

/// <summary>The logging scope of an attempt: reads the info only when a log line asks for it.</summary>
/// <param name="info">The attempt.</param>
internal sealed class ActivityLogScope(ActivityInfo info) : IEnumerable<KeyValuePair<string, object?>>
{
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        yield return new("ActivityId", info.ActivityId);
        yield return new("ActivityType", info.ActivityType);
        yield return new("Attempt", info.Attempt);
        yield return new("Namespace", info.Namespace);
        yield return new("TaskQueue", info.TaskQueue);
        yield return new("WorkflowId", info.WorkflowId);
        yield return new("WorkflowRunId", info.WorkflowRunId);
        yield return new("WorkflowType", info.WorkflowType);
    }

    public override string ToString() => $"{info.ActivityType} {info.ActivityId} of {info.WorkflowId}, attempt {info.Attempt}";

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
