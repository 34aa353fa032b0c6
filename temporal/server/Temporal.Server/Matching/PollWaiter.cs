namespace Temporal.Server.Matching;

/// <summary>A poll that waits. Its end is decided once, under the lock of its queue: a task, or nothing.</summary>
internal sealed class PollWaiter(TaskPoll poll)
{
    private readonly TaskCompletionSource<QueueTask?> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskPoll Poll { get; } = poll;

    /// <summary>Gets or sets the place in the queue; its list is null once the poll has ended.</summary>
    public LinkedListNode<PollWaiter>? Node { get; set; }

    public Task<QueueTask?> Task => _end.Task;

    public void End(QueueTask? task) => _end.SetResult(task);
}
