using Temporalio.Common;

namespace Temporalio.Worker;

/// <summary>How the replay of a history went.</summary>
/// <param name="History">The history.</param>
/// <param name="ReplayFailure">What went wrong; null if the code fits the history.</param>
public record WorkflowReplayResult(WorkflowHistory History, Exception? ReplayFailure);
