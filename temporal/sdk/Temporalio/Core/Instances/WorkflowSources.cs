namespace Temporalio.Core.Instances;

/// <summary>Makes the sources of the tasks that workflow code awaits.</summary>
/// <remarks>
/// Not with <see cref="TaskCreationOptions.RunContinuationsAsynchronously"/>: that sends the continuations of <see cref="Task.WhenAny(Task[])"/>
/// and its like to the thread pool. Nothing runs inside the completion all the same, for <see cref="WorkflowScheduler"/> inlines nothing.
/// </remarks>
internal static class WorkflowSources
{
    public static TaskCompletionSource New() => new(TaskCreationOptions.None);

    public static TaskCompletionSource<T> New<T>() => new(TaskCreationOptions.None);
}
