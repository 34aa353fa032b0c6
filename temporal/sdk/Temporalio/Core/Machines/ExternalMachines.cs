using Temporalio.Api.Command.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Failure.V1;

namespace Temporalio.Core.Machines;

/// <summary>The states of a request to another workflow: a signal or a cancellation.</summary>
internal enum ExternalRequestState
{
    Issued,
    Initiated,
    Closed,
}

/// <summary>What moves a request to another workflow.</summary>
internal enum ExternalRequestTrigger
{
    InitiatedEvent,
    DeliveredEvent,
    FailedEvent,
    Cancel,
}

/// <summary>A signal to another workflow.</summary>
internal sealed class ExternalSignalMachine : Machine<ExternalRequestState, ExternalRequestTrigger>
{
    private readonly RunMachines _run;
    private readonly IssuedCommand _issued;
    private readonly Action<Failure?> _onResolved;

    /// <summary>Issues the signal.</summary>
    /// <param name="run">The run.</param>
    /// <param name="command">The command.</param>
    /// <param name="onResolved">Told the failure, or null for a delivered signal.</param>
    public ExternalSignalMachine(RunMachines run, Command command, Action<Failure?> onResolved)
        : base(ExternalRequests.Table, ExternalRequestState.Issued)
    {
        _run = run;
        _onResolved = onResolved;
        _issued = run.Commands.Issue(command, this);
    }

    public override bool IsFinal => State == ExternalRequestState.Closed;

    public override string ToString() => "signal to an external workflow";

    /// <summary>The workflow no longer wants it: only possible before it is sent.</summary>
    public void Cancel()
    {
        if (TryFire(ExternalRequestTrigger.Cancel))
        {
            _issued.Drop();
            var failure = new Failure { Message = "Signal was cancelled before being sent", CanceledFailureInfo = new() };
            _run.Jobs.Post(JobOrder.Resolution, () => _onResolved(failure));
        }
    }

    public override void OnCommandEvent(in EventContext history, Command command)
    {
        if (history.Event.EventType != EventType.SignalExternalWorkflowExecutionInitiated)
        {
            throw Nondeterminism.Mismatch(history.Event, command);
        }

        Fire(ExternalRequestTrigger.InitiatedEvent, history.Event);
    }

    public override void OnEvent(in EventContext history)
    {
        var e = history.Event;
        switch (e.EventType)
        {
            case EventType.ExternalWorkflowExecutionSignaled:
                Fire(ExternalRequestTrigger.DeliveredEvent, e);
                _run.Jobs.Post(JobOrder.Resolution, () => _onResolved(null));
                break;
            case EventType.SignalExternalWorkflowExecutionFailed:
                Fire(ExternalRequestTrigger.FailedEvent, e);
                var cause = e.SignalExternalWorkflowExecutionFailedEventAttributes.Cause;
                var reason = cause == SignalExternalWorkflowExecutionFailedCause.ExternalWorkflowExecutionNotFound
                    ? "it was not found"
                    : $"of {cause}";
                var failure = ExternalRequests.Failed($"Unable to signal external workflow because {reason}");
                _run.Jobs.Post(JobOrder.Resolution, () => _onResolved(failure));
                break;
            default:
                base.OnEvent(history);
                break;
        }
    }
}

/// <summary>A cancellation of another workflow, or of a child.</summary>
internal sealed class ExternalCancelMachine : Machine<ExternalRequestState, ExternalRequestTrigger>
{
    private readonly RunMachines _run;
    private readonly Action<Failure?>? _onResolved;

    /// <summary>Issues the cancellation.</summary>
    /// <param name="run">The run.</param>
    /// <param name="command">The command.</param>
    /// <param name="onResolved">Told the failure, or null for success; null for a child, whose own events tell.</param>
    public ExternalCancelMachine(RunMachines run, Command command, Action<Failure?>? onResolved)
        : base(ExternalRequests.Table, ExternalRequestState.Issued)
    {
        _run = run;
        _onResolved = onResolved;
        run.Commands.Issue(command, this);
    }

    public override bool IsFinal => State == ExternalRequestState.Closed;

    public override string ToString() => "cancellation of an external workflow";

    public override void OnCommandEvent(in EventContext history, Command command)
    {
        if (history.Event.EventType != EventType.RequestCancelExternalWorkflowExecutionInitiated)
        {
            throw Nondeterminism.Mismatch(history.Event, command);
        }

        Fire(ExternalRequestTrigger.InitiatedEvent, history.Event);
    }

    public override void OnEvent(in EventContext history)
    {
        var e = history.Event;
        switch (e.EventType)
        {
            case EventType.ExternalWorkflowExecutionCancelRequested:
                Fire(ExternalRequestTrigger.DeliveredEvent, e);
                Resolve(null);
                break;
            case EventType.RequestCancelExternalWorkflowExecutionFailed:
                Fire(ExternalRequestTrigger.FailedEvent, e);
                var cause = e.RequestCancelExternalWorkflowExecutionFailedEventAttributes.Cause;
                var reason = cause == CancelExternalWorkflowExecutionFailedCause.ExternalWorkflowExecutionNotFound
                    ? "it was not found"
                    : $"of {cause}";
                Resolve(ExternalRequests.Failed($"Unable to cancel external workflow because {reason}"));
                break;
            default:
                base.OnEvent(history);
                break;
        }
    }

    private void Resolve(Failure? failure)
    {
        if (_onResolved is { } onResolved)
        {
            _run.Jobs.Post(JobOrder.Resolution, () => onResolved(failure));
        }
    }
}

/// <summary>What both requests share.</summary>
internal static class ExternalRequests
{
    public static readonly TransitionTable<ExternalRequestState, ExternalRequestTrigger> Table = new(
        (ExternalRequestState.Issued, ExternalRequestTrigger.InitiatedEvent, ExternalRequestState.Initiated),
        (ExternalRequestState.Issued, ExternalRequestTrigger.Cancel, ExternalRequestState.Closed),
        (ExternalRequestState.Initiated, ExternalRequestTrigger.DeliveredEvent, ExternalRequestState.Closed),
        (ExternalRequestState.Initiated, ExternalRequestTrigger.FailedEvent, ExternalRequestState.Closed));

    public static Failure Failed(string message) => new() { Message = message, ApplicationFailureInfo = new() };
}
