using Temporalio.Api.Command.V1;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Failure.V1;
using Temporalio.Api.History.V1;
using Temporalio.Workflows;

namespace Temporalio.Core.Machines;

/// <summary>The states of a child workflow as its parent sees it.</summary>
internal enum ChildState
{
    StartIssued,
    Initiated,
    Started,
    Left,
    Closed,
}

/// <summary>What moves a child workflow.</summary>
internal enum ChildTrigger
{
    InitiatedEvent,
    StartFailedEvent,
    StartedEvent,
    ClosedEvent,
    CancelWaiting,
    CancelLeaving,
}

/// <summary>How the start of a child ended: a run id, the id being taken, or a failure.</summary>
internal readonly record struct ChildStart(string? RunId, bool AlreadyExists, Failure? Failure);

/// <summary>A child workflow.</summary>
internal sealed class ChildWorkflowMachine : Machine<ChildState, ChildTrigger>
{
    internal static readonly TransitionTable<ChildState, ChildTrigger> Table = new(
        (ChildState.StartIssued, ChildTrigger.InitiatedEvent, ChildState.Initiated),
        (ChildState.StartIssued, ChildTrigger.CancelWaiting, ChildState.Closed),
        (ChildState.StartIssued, ChildTrigger.CancelLeaving, ChildState.Closed),
        (ChildState.Initiated, ChildTrigger.StartedEvent, ChildState.Started),
        (ChildState.Initiated, ChildTrigger.StartFailedEvent, ChildState.Closed),
        (ChildState.Initiated, ChildTrigger.CancelWaiting, ChildState.Initiated),
        (ChildState.Initiated, ChildTrigger.CancelLeaving, ChildState.Left),
        (ChildState.Started, ChildTrigger.ClosedEvent, ChildState.Closed),
        (ChildState.Started, ChildTrigger.CancelWaiting, ChildState.Started),
        (ChildState.Started, ChildTrigger.CancelLeaving, ChildState.Left),
        (ChildState.Left, ChildTrigger.StartedEvent, ChildState.Left),
        (ChildState.Left, ChildTrigger.StartFailedEvent, ChildState.Closed),
        (ChildState.Left, ChildTrigger.ClosedEvent, ChildState.Closed));

    private readonly RunMachines _run;
    private readonly string _namespace;
    private readonly StartChildWorkflowExecutionCommandAttributes _attributes;
    private readonly ChildWorkflowCancellationType _cancellationType;
    private readonly Action<ChildStart> _onStarted;
    private readonly Action<Resolution> _onResolved;
    private readonly IssuedCommand _issued;
    private long _initiatedEventId;
    private long _startedEventId;
    private string _runId = string.Empty;
    private bool _isStartResolved;
    private bool _isResolved;

    public ChildWorkflowMachine(
        RunMachines run,
        string ns,
        Command command,
        ChildWorkflowCancellationType cancellationType,
        Action<ChildStart> onStarted,
        Action<Resolution> onResolved)
        : base(Table, ChildState.StartIssued)
    {
        _run = run;
        _namespace = ns;
        _attributes = command.StartChildWorkflowExecutionCommandAttributes;
        _cancellationType = cancellationType;
        _onStarted = onStarted;
        _onResolved = onResolved;
        _issued = run.Commands.Issue(command, this);
    }

    public override bool IsFinal => State == ChildState.Closed;

    public override string ToString() => $"child workflow '{_attributes.WorkflowId}' of type '{_attributes.WorkflowType?.Name}'";

    /// <summary>The parent no longer wants it.</summary>
    /// <param name="reason">Told to the child.</param>
    public void Cancel(string reason)
    {
        var before = State;
        var leaves = _cancellationType is ChildWorkflowCancellationType.Abandon or ChildWorkflowCancellationType.TryCancel;
        if (!TryFire(leaves ? ChildTrigger.CancelLeaving : ChildTrigger.CancelWaiting))
        {
            return;
        }

        if (before == ChildState.StartIssued)
        {
            _issued.Drop();
            ResolveStart(new ChildStart(
                RunId: null, AlreadyExists: false, Wrap("Child Workflow Execution cancelled before scheduled", Cancelled())));
            return;
        }

        if (_cancellationType != ChildWorkflowCancellationType.Abandon)
        {
            RequestCancel(reason);
        }

        if (leaves)
        {
            var failure = Wrap("Child Workflow execution cancelled", Cancelled());
            ResolveStart(new ChildStart(RunId: null, AlreadyExists: false, failure));
            Resolve(Resolution.Cancelled(failure));
        }
    }

    public override void OnCommandEvent(in EventContext history, Command command)
    {
        var e = history.Event;
        if (e.EventType != EventType.StartChildWorkflowExecutionInitiated)
        {
            throw Nondeterminism.Mismatch(e, command);
        }

        var recorded = e.StartChildWorkflowExecutionInitiatedEventAttributes;
        if (_run.Flags.Use(CoreFlag.IdAndTypeChecks, history.InLastTask))
        {
            Check(e, "child workflow id", recorded.WorkflowId, _attributes.WorkflowId);
            Check(e, "child workflow type", recorded.WorkflowType.Name, _attributes.WorkflowType.Name);
        }

        _initiatedEventId = e.EventId;
        Fire(ChildTrigger.InitiatedEvent, e);
    }

    public override void OnEvent(in EventContext history)
    {
        var e = history.Event;
        switch (e.EventType)
        {
            case EventType.ChildWorkflowExecutionStarted:
                _startedEventId = e.EventId;
                _runId = e.ChildWorkflowExecutionStartedEventAttributes.WorkflowExecution.RunId;
                Fire(ChildTrigger.StartedEvent, e);
                ResolveStart(new ChildStart(_runId, AlreadyExists: false, Failure: null));
                break;
            case EventType.StartChildWorkflowExecutionFailed:
                Fire(ChildTrigger.StartFailedEvent, e);
                ResolveStart(StartFailed(e.StartChildWorkflowExecutionFailedEventAttributes.Cause));
                break;
            case EventType.ChildWorkflowExecutionCompleted:
                Close(e, Resolution.Completed(e.ChildWorkflowExecutionCompletedEventAttributes.Result));
                break;
            case EventType.ChildWorkflowExecutionFailed:
                var failed = e.ChildWorkflowExecutionFailedEventAttributes;
                Close(e, Resolution.Failed(Wrap("Child Workflow execution failed", failed.Failure, failed.RetryState)));
                break;
            case EventType.ChildWorkflowExecutionTimedOut:
                var timeout = new Failure { Message = "Timed out", TimeoutFailureInfo = new() { TimeoutType = TimeoutType.StartToClose } };
                var retryState = e.ChildWorkflowExecutionTimedOutEventAttributes.RetryState;
                Close(e, Resolution.Failed(Wrap("Child Workflow execution timed out", timeout, retryState)));
                break;
            case EventType.ChildWorkflowExecutionTerminated:
                var terminated = new Failure { Message = "Terminated", TerminatedFailureInfo = new() };
                Close(e, Resolution.Failed(Wrap("Child Workflow execution terminated", terminated)));
                break;
            case EventType.ChildWorkflowExecutionCanceled:
                var cause = Cancelled(e.ChildWorkflowExecutionCanceledEventAttributes.Details);
                Close(e, Resolution.Cancelled(Wrap("Child Workflow execution cancelled", cause)));
                break;
            default:
                base.OnEvent(history);
                break;
        }
    }

    private static Failure Cancelled(Payloads? details = null)
        => new() { Message = "Child workflow cancelled", CanceledFailureInfo = new() { Details = details } };

    private static void Check(HistoryEvent e, string what, string recorded, string issued)
    {
        if (recorded != issued)
        {
            throw Nondeterminism.Differs(e, what, recorded, issued);
        }
    }

    private static bool IsTaken(StartChildWorkflowExecutionFailedCause cause)
        => cause == StartChildWorkflowExecutionFailedCause.WorkflowAlreadyExists;

    private ChildStart StartFailed(StartChildWorkflowExecutionFailedCause cause)
    {
        var failure = IsTaken(cause)
            ? null
            : Wrap($"Child Workflow execution failed to start: {cause}", new Failure { Message = $"{cause}", ApplicationFailureInfo = new() });
        return new ChildStart(RunId: null, IsTaken(cause), failure);
    }

    private void RequestCancel(string reason)
    {
        var command = new Command
        {
            CommandType = CommandType.RequestCancelExternalWorkflowExecution,
            RequestCancelExternalWorkflowExecutionCommandAttributes = new()
            {
#pragma warning disable CS0612 // The recorded SDKs name the namespace, and the event shows it.
                Namespace = _namespace,
#pragma warning restore CS0612
                WorkflowId = _attributes.WorkflowId,
                RunId = _runId,
                ChildWorkflowOnly = true,
                Reason = reason,
            },
        };
        _ = new ExternalCancelMachine(_run, command, onResolved: null);
    }

    private void Close(HistoryEvent e, Resolution resolution)
    {
        Fire(ChildTrigger.ClosedEvent, e);
        Resolve(resolution);
    }

    private void ResolveStart(ChildStart start)
    {
        if (!_isStartResolved)
        {
            _isStartResolved = true;
            _run.Jobs.Post(JobOrder.Resolution, () => _onStarted(start));
        }
    }

    private void Resolve(Resolution resolution)
    {
        if (!_isResolved)
        {
            _isResolved = true;
            _run.Jobs.Post(JobOrder.Resolution, () => _onResolved(resolution));
        }
    }

    private Failure Wrap(string message, Failure? cause, RetryState retryState = RetryState.NonRetryableFailure) => new()
    {
        Message = message,
        Cause = cause,
        ChildWorkflowExecutionFailureInfo = new()
        {
            Namespace = _namespace,
            WorkflowExecution = new() { WorkflowId = _attributes.WorkflowId, RunId = _runId },
            WorkflowType = _attributes.WorkflowType,
            InitiatedEventId = _initiatedEventId,
            StartedEventId = _startedEventId,
            RetryState = retryState,
        },
    };
}
