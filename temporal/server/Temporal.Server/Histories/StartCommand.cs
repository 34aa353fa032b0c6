using Temporal.Server.Core.Policies;
using Temporal.Server.Storage;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;
using Temporalio.Api.Sdk.V1;
using OnConflictOptions = Temporalio.Api.Workflow.V1.OnConflictOptions;

namespace Temporal.Server.Histories;

/// <summary>A start, checked: from a client, or from a parent.</summary>
/// <param name="NamespaceId">The namespace.</param>
/// <param name="Attributes">The first event, but for what only the start itself knows (run ids, expiration).</param>
/// <param name="RequestId">Tells a repeat from another start.</param>
/// <param name="Reuse">What a closed run of the id means; not left open.</param>
/// <param name="Conflict">What a running run of the id means; not left open.</param>
internal sealed record StartCommand(
    string NamespaceId,
    WorkflowExecutionStartedEventAttributes Attributes,
    string RequestId,
    WorkflowIdReusePolicy Reuse,
    WorkflowIdConflictPolicy Conflict)
{
    public UserMetadata? UserMetadata { get; init; }

    public IReadOnlyList<Link> Links { get; init; } = [];

    /// <summary>Gets the signal that comes with the start.</summary>
    public WorkflowExecutionSignaledEventAttributes? Signal { get; init; }

    public IReadOnlyList<Link> SignalLinks { get; init; } = [];

    /// <summary>Gets what is attached to a running workflow that is used instead.</summary>
    public OnConflictOptions? OnConflict { get; init; }

    public IReadOnlyList<Callback> CompletionCallbacks { get; init; } = [];
}

/// <summary>What a start came to.</summary>
internal sealed record StartResult(StartOutcome Outcome, RunKey Run, string FirstRunId, WorkflowExecutionStatus Status)
{
    /// <summary>Gets the first task, started for the caller.</summary>
    public WorkflowTaskSnapshot? EagerTask { get; init; }

    /// <summary>Gets the request id that was attached to the run; empty when none was.</summary>
    public string AttachedRequestId { get; init; } = string.Empty;
}
