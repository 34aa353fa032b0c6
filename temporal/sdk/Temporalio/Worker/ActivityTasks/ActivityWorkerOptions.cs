namespace Temporalio.Worker.ActivityTasks;

/// <summary>The settings of an <see cref="ActivityWorker"/>.</summary>
/// <param name="DefaultHeartbeatInterval">The least time between heartbeats of activities without heartbeat timeout.</param>
/// <param name="MaxHeartbeatInterval">The longest time between heartbeats.</param>
internal sealed record ActivityWorkerOptions(TimeSpan DefaultHeartbeatInterval, TimeSpan MaxHeartbeatInterval);
