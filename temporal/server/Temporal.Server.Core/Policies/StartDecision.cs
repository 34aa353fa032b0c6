using Temporal.Server.Core.Errors;
using Temporalio.Api.Enums.V1;

namespace Temporal.Server.Core.Policies;

/// <summary>The latest run of a workflow id, as far as a start cares.</summary>
/// <param name="RunId">Its run id.</param>
/// <param name="FirstRunId">The first run of its chain.</param>
/// <param name="CreateRequestId">The request id that started it.</param>
/// <param name="Status">Its status.</param>
/// <param name="IsAttached">Tells whether a request id was attached to it by a later start.</param>
public sealed record CurrentRun(string RunId, string FirstRunId, string CreateRequestId, WorkflowExecutionStatus Status, Func<string, bool> IsAttached)
{
    /// <summary>Gets a value indicating whether the run is open; a paused run is.</summary>
    public bool IsRunning => Status is WorkflowExecutionStatus.Running or WorkflowExecutionStatus.Paused;
}

/// <summary>What a start comes to.</summary>
public enum StartOutcome
{
    /// <summary>A new run starts.</summary>
    StartNew,

    /// <summary>The request was carried out before: the run that it started is the answer, and "started" is true.</summary>
    ReturnStarted,

    /// <summary>The request was attached to the run before: the run is the answer, and "started" is false.</summary>
    ReturnAttached,

    /// <summary>The running workflow is the answer (or is signalled); with on-conflict options the request is attached to it.</summary>
    UseExisting,

    /// <summary>The running workflow is terminated and a new run starts.</summary>
    TerminateAndStart,

    /// <summary>The start is refused.</summary>
    Refuse,
}

/// <summary>What a start comes to and, when it is refused, the error.</summary>
/// <param name="Outcome">What to do.</param>
/// <param name="Error">The refusal; null for every other outcome.</param>
public sealed record StartDecision(StartOutcome Outcome, ServiceException? Error = null);
