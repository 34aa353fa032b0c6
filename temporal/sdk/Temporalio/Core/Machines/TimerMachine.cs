using Google.Protobuf.WellKnownTypes;
using Temporalio.Api.Command.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Sdk.V1;

namespace Temporalio.Core.Machines;

/// <summary>The states of a timer.</summary>
internal enum TimerState
{
    StartIssued,
    Started,
    CancelIssued,
    Closed,
}

/// <summary>What moves a timer.</summary>
internal enum TimerTrigger
{
    StartedEvent,
    FiredEvent,
    CanceledEvent,
    Cancel,
}

/// <summary>A timer. Cancelling one tells nobody: the code that cancels it knows.</summary>
internal sealed class TimerMachine : Machine<TimerState, TimerTrigger>
{
    internal static readonly TransitionTable<TimerState, TimerTrigger> Table = new(
        (TimerState.StartIssued, TimerTrigger.StartedEvent, TimerState.Started),
        (TimerState.StartIssued, TimerTrigger.Cancel, TimerState.Closed),
        (TimerState.Started, TimerTrigger.FiredEvent, TimerState.Closed),
        (TimerState.Started, TimerTrigger.Cancel, TimerState.CancelIssued),
        (TimerState.CancelIssued, TimerTrigger.CanceledEvent, TimerState.Closed));

    private readonly RunMachines _run;
    private readonly string _id;
    private readonly Action _onFired;
    private readonly IssuedCommand _issued;

    public TimerMachine(RunMachines run, string id, TimeSpan delay, UserMetadata? metadata, Action onFired)
        : base(Table, TimerState.StartIssued)
    {
        _run = run;
        _id = id;
        _onFired = onFired;
        _issued = run.Commands.Issue(
            new Command
            {
                CommandType = CommandType.StartTimer,
                UserMetadata = metadata,
                StartTimerCommandAttributes = new() { TimerId = id, StartToFireTimeout = Duration.FromTimeSpan(delay) },
            },
            this);
    }

    public override bool IsFinal => State == TimerState.Closed;

    public override string ToString() => $"timer '{_id}'";

    /// <summary>The workflow no longer waits for it.</summary>
    public void Cancel()
    {
        if (!TryFire(TimerTrigger.Cancel))
        {
            return;
        }

        if (State == TimerState.Closed)
        {
            _issued.Drop();
            return;
        }

        _run.Commands.Issue(
            new Command
            {
                CommandType = CommandType.CancelTimer,
                CancelTimerCommandAttributes = new() { TimerId = _id },
            },
            this);
    }

    public override void OnCommandEvent(in EventContext history, Command command)
    {
        var e = history.Event;
        switch (command.CommandType, e.EventType)
        {
            case (CommandType.StartTimer, EventType.TimerStarted):
                CheckId(history, e.TimerStartedEventAttributes.TimerId);
                Fire(TimerTrigger.StartedEvent, e);
                break;
            case (CommandType.CancelTimer, EventType.TimerCanceled):
                CheckId(history, e.TimerCanceledEventAttributes.TimerId);
                Fire(TimerTrigger.CanceledEvent, e);
                break;
            default:
                throw Nondeterminism.Mismatch(e, command);
        }
    }

    public override void OnEvent(in EventContext history)
    {
        if (history.Event.EventType != EventType.TimerFired)
        {
            base.OnEvent(history);
        }

        Fire(TimerTrigger.FiredEvent, history.Event);
        _run.Jobs.Post(JobOrder.Resolution, _onFired);
    }

    private void CheckId(in EventContext history, string recorded)
    {
        if (recorded != _id && _run.Flags.Use(CoreFlag.IdAndTypeChecks, history.InLastTask))
        {
            throw Nondeterminism.Differs(history.Event, "timer id", recorded, _id);
        }
    }
}
