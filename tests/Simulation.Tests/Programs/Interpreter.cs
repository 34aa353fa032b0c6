using Simulation.Tests.Clockwork;
using Temporalio.Api.Command.V1;

namespace Simulation.Tests.Programs;

/// <summary>Runs a program against a history: which commands are due after what has happened.</summary>
/// <remarks>A pure function of the history, so a worker may forget everything between two tasks.</remarks>
internal sealed class Interpreter
{
    private static readonly TimeSpan RaceMax = TimeSpan.FromHours(1);

    private readonly HistoryView _history;
    private readonly List<Command> _commands = [];

    private Interpreter(HistoryView history) => _history = history;

    /// <summary>Gets the commands of the next completion.</summary>
    public static IReadOnlyList<Command> NextCommands(HistoryView history)
    {
        var interpreter = new Interpreter(history);
        var input = history.Input;
        if (interpreter.Run(input.Program, input.Value, string.Empty, input.StepsDone, out var value))
        {
            interpreter.End(input.Program.Ending, value);
        }

        return interpreter._commands;
    }

    private void End(Ending ending, int value)
    {
        switch (ending)
        {
            case Ending.Completes:
                _commands.Add(Commands.Complete(value));
                break;
            case Ending.Fails:
                _commands.Add(Commands.Fail(isRetried: false));
                break;
            case Ending.Cancels when _history.IsCancelRequested:
                _commands.Add(Commands.Cancel());
                break;
            case Ending.Cancels or Ending.Waits:
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    // Returns whether the program is done. A command that ends the run leaves it undone.
    private bool Run(WorkProgram program, int start, string prefix, int offset, out int value)
    {
        value = start;
        for (var i = 0; i < program.Steps.Count; i++)
        {
            var rest = new Continuation(program with { Steps = [.. program.Steps.Skip(i + 1)] }, value, offset + i + 1);
            if (!RunStep(program.Steps[i], $"{prefix}{i + offset}", rest, out var own))
            {
                return false;
            }

            value = Values.Fold(value, own);
        }

        return true;
    }

    private bool RunStep(Step step, string id, Continuation rest, out int own)
    {
        own = 0;
        switch (step)
        {
            case { Activity: { } activity }:
                return RunActivity(activity, id, out own);
            case { Race: { } activity }:
                return RunRace(activity, id, out own);
            case { CancelActivityMs: { } milliseconds }:
                own = Values.Open;
                return RunCancelled(TimeSpan.FromMilliseconds(milliseconds), id);
            case { SleepMs: { } milliseconds }:
                own = Values.Slept;
                return RunTimer(TimeSpan.FromMilliseconds(milliseconds), id);
            case { SignalsMin: { } signals }:
                own = Values.Signalled;
                return _history.Signals >= signals;
            case { AwaitCancel: true }:
                own = Values.Cancelled;
                return _history.IsCancelRequested;
            case { Child: { } child }:
                return RunChild(child, id, out own);
            case { Fork: { } branches }:
                return RunFork(branches, id, out own);
            case { Signal: { } target }:
                own = Values.Sent;
                return RunSignal(target, $"{_history.WorkflowId}/{id}", isChild: false);
            case { FailedRuns: { } failures }:
                own = Values.Retried;
                return _history.Attempt > failures || Stop(Commands.Fail(isRetried: true));
            case { ContinueAsNew: true }:
                var value = Values.Fold(rest.Value, Values.Continued);
                return Stop(Commands.ContinueAsNew(new RunInput(rest.Program, value, _history.Signals, rest.StepsDone, _history.IsCancelRequested)));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private bool RunActivity(ActivityStep activity, string id, out int own)
    {
        var pending = Ask(_history.Activities, id, () => Commands.Activity(id, activity));
        own = activity.Kind is ActivityKind.Once or ActivityKind.Expires or ActivityKind.Endless ? Values.Open : pending?.Value ?? 0;
        return pending?.Value is not null;
    }

    private bool RunTimer(TimeSpan duration, string id) => Ask(_history.Timers, id, () => Commands.Timer(id, duration))?.Value is not null;

    private bool RunRace(ActivityStep activity, string id, out int own)
    {
        var isOver = RunTimer(RaceMax, id);
        var isDone = RunActivity(activity, id, out own);
        if (isDone && !isOver)
        {
            _commands.Add(Commands.CancelTimer(id));
        }

        return isDone;
    }

    private bool RunCancelled(TimeSpan wait, string id)
    {
        var isOver = RunTimer(wait, id);
        var isDone = RunActivity(new ActivityStep(ActivityKind.Endless), id, out _);
        if (isOver && !isDone && _history.Activities[id] is { IsCancelRequested: false } activity)
        {
            _commands.Add(Commands.CancelActivity(activity.EventId));
        }

        return isDone && isOver;
    }

    private bool RunChild(ChildStep child, string id, out int own)
    {
        own = Values.Left;
        var workflowId = $"{_history.WorkflowId}/{id}";
        if (Ask(_history.Children, id, () => Commands.Child(workflowId, child)) is not { IsStarted: true } pending)
        {
            return false;
        }

        switch (child.Use)
        {
            case ChildUse.LeftToCancel or ChildUse.LeftToTerminate or ChildUse.Abandoned:
                return true;
            case ChildUse.Cancelled:
                RequireThere(Ask(_history.Requests, workflowId, () => Commands.CancelChild(workflowId)), workflowId);
                break;
            case ChildUse.Signalled:
                RunSignal(workflowId, $"{workflowId}/parent", isChild: true);
                break;
        }

        own = pending.Value ?? 0;
        return pending.Value is not null;
    }

    private bool RunSignal(string workflowId, string name, bool isChild) =>
        RequireThere(Ask(_history.Requests, name, () => Commands.Signal(workflowId, name, isChild)), workflowId);

    private bool RequireThere(Pending? request, string workflowId) => request?.Value is not 0
        ? request?.Value is not null
        : throw new SimulationException($"{_history.WorkflowId}: {workflowId} was not found, though it runs");

    private bool RunFork(IReadOnlyList<WorkProgram> branches, string id, out int own)
    {
        own = 0;
        var isDone = true;
        for (var i = 0; i < branches.Count; i++)
        {
            isDone &= Run(branches[i], 0, $"{id}.{i}.", 0, out var value);
            own = Values.Fold(own, value);
        }

        return isDone;
    }

    private bool Stop(Command command)
    {
        _commands.Add(command);
        return false;
    }

    // Looks up what has been asked for, or asks for it now.
    private Pending? Ask(Dictionary<string, Pending> asked, string id, Func<Command> ask)
    {
        if (!asked.TryGetValue(id, out var pending))
        {
            _commands.Add(ask());
        }

        return pending;
    }

    /// <summary>Where a run that continues as new goes on.</summary>
    private readonly record struct Continuation(WorkProgram Program, int Value, int StepsDone);
}
