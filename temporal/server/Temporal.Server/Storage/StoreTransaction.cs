using Temporalio.Api.Workflow.V1;

namespace Temporal.Server.Storage;

/// <summary>The identity of a run.</summary>
/// <param name="NamespaceId">The namespace's id, not its name.</param>
/// <param name="WorkflowId">The workflow id.</param>
/// <param name="RunId">The run id.</param>
public readonly record struct RunKey(string NamespaceId, string WorkflowId, string RunId);

/// <summary>Writes that are done together or not at all.</summary>
public sealed class StoreTransaction
{
    /// <summary>Gets the epoch in which the state behind these writes was loaded.</summary>
    public required long Epoch { get; init; }

    /// <summary>Gets the states of runs to insert or replace.</summary>
    public IList<ExecutionWrite> Executions { get; } = new List<ExecutionWrite>();

    /// <summary>Gets the history batches to append. A batch whose first event exists already makes the transaction fail.</summary>
    public IList<HistoryWrite> Histories { get; } = new List<HistoryWrite>();

    /// <summary>Gets the workflow ids whose latest run changes.</summary>
    public IList<CurrentRunWrite> CurrentRuns { get; } = new List<CurrentRunWrite>();

    /// <summary>Gets the rows of the list of executions to insert or replace.</summary>
    public IList<VisibilityWrite> Visibility { get; } = new List<VisibilityWrite>();

    /// <summary>Gets the documents to insert, replace or (null body) delete.</summary>
    public IList<DocumentWrite> Documents { get; } = new List<DocumentWrite>();

    /// <summary>Gets the runs of which everything is deleted; a current run that points to one goes too.</summary>
    public IList<RunKey> Deletions { get; } = new List<RunKey>();
}

/// <summary>The state of a run.</summary>
/// <param name="Run">The run.</param>
/// <param name="State">The encoded state.</param>
/// <param name="IsOpen">Whether the run still needs recovery at the start of the server.</param>
public sealed record ExecutionWrite(RunKey Run, ReadOnlyMemory<byte> State, bool IsOpen);

/// <summary>A batch of events, encoded as <c>temporal.api.history.v1.History</c>.</summary>
public sealed record HistoryWrite(RunKey Run, long FirstEventId, long LastEventId, ReadOnlyMemory<byte> Events);

/// <summary>The latest run of a workflow id; a null run id removes the entry.</summary>
public sealed record CurrentRunWrite(string NamespaceId, string WorkflowId, string? RunId);

/// <summary>A row of the list of executions.</summary>
public sealed record VisibilityWrite(string NamespaceId, WorkflowExecutionInfo Info);

/// <summary>A small document; a null body deletes it.</summary>
public sealed record DocumentWrite(string Kind, string Key, ReadOnlyMemory<byte>? Body);

/// <summary>A batch of events as it was appended.</summary>
public sealed record HistoryBatch(long FirstEventId, long LastEventId, ReadOnlyMemory<byte> Events);

/// <summary>The state of an open run.</summary>
public sealed record StoredExecution(RunKey Run, ReadOnlyMemory<byte> State);

/// <summary>A small document.</summary>
public sealed record StoredDocument(string Key, ReadOnlyMemory<byte> Body);

/// <summary>Nothing of a transaction was written, or a read failed. The message names the file, the reason and the remedy.</summary>
public sealed class StoreException(string message, Exception? innerException = null) : Exception(message, innerException);
