using Microsoft.Extensions.Logging.Abstractions;
using Temporalio.Api.Command.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Converters;
using Temporalio.Core.Instances;
using Temporalio.Core.Replay;
using Temporalio.Tests.Replay;
using Temporalio.Workflows;
using Xunit;

namespace Temporalio.Tests.Workflows;

/// <summary>One run of a workflow, moved on event by event as a worker would see it live.</summary>
internal sealed class LiveRun : ILocalActivityRunner, IDisposable
{
    private readonly WorkflowRun _run;
    private int _given;

    public LiveRun(Type workflow, Func<WorkflowInstanceOptions, WorkflowInstanceOptions>? configure = null, params object?[] arguments)
    {
        var definition = WorkflowDefinition.Create(workflow);
        var options = new WorkflowInstanceOptions { Namespace = "default", TaskQueue = "tq", LoggerFactory = NullLoggerFactory.Instance };
        _run = new WorkflowRun(
            new WorkflowInstance(configure?.Invoke(options) ?? options, definition, "wf", "run-1"), this, TimeProvider.System);
        Script = new HistoryScript(definition.Name!, arguments).Started();
    }

    public HistoryScript Script { get; }

    public WorkflowInstance Instance => _run.Instance;

    /// <summary>The commands of the current task.</summary>
    public IReadOnlyList<Command> Commands => [.. _run.Machines.Commands.ToSend()];

    public IEnumerable<CommandType> CommandTypes => Commands.Select(c => c.CommandType);

    /// <summary>The result that the run closed with.</summary>
    public T Result<T>()
    {
        var command = Commands[^1];
        Assert.Equal(CommandType.CompleteWorkflowExecution, command.CommandType);
        return DataConverter.Default.PayloadConverter.ToValue<T>(command.CompleteWorkflowExecutionCommandAttributes.Result.Payloads_[0]);
    }

    /// <summary>Starts a task after the events written so far, and lets the code run.</summary>
    public LiveRun RunTask()
    {
        Script.TaskScheduled().TaskStarted();
        var events = Script.Events.Skip(_given).ToList();
        _given = Script.Events.Count;
        _run.Replay(events, [], previousStartedEventId: 0);
        return this;
    }

    /// <summary>Completes the current task: its timers become events.</summary>
    public LiveRun Complete()
    {
        var commands = Commands;
        Script.TaskCompleted();
        foreach (var command in commands)
        {
            switch (command.CommandType)
            {
                case CommandType.StartTimer:
                    Script.Add(EventType.TimerStarted, e => e.TimerStartedEventAttributes = new() { TimerId = command.StartTimerCommandAttributes.TimerId });
                    break;
                case CommandType.CancelTimer:
                    Script.Add(EventType.TimerCanceled, e => e.TimerCanceledEventAttributes = new() { TimerId = command.CancelTimerCommandAttributes.TimerId });
                    break;
                default:
                    throw new InvalidOperationException($"write the event of {command.CommandType} by hand");
            }
        }

        return this;
    }

    /// <summary>Fires a timer.</summary>
    public LiveRun Fire(string timerId)
    {
        var started = Script.Events.First(e => e.TimerStartedEventAttributes?.TimerId == timerId).EventId;
        Script.Add(EventType.TimerFired, e => e.TimerFiredEventAttributes = new() { TimerId = timerId, StartedEventId = started });
        return this;
    }

    public LiveRun RequestCancel()
    {
        Script.Add(EventType.WorkflowExecutionCancelRequested, e => e.WorkflowExecutionCancelRequestedEventAttributes = new());
        return this;
    }

    public LiveRun Signal(string name, params object?[] args)
    {
        Script.Signaled(name, args);
        return this;
    }

    public void Dispose() => _run.Dispose();

    Task<LocalActivityOutcome> ILocalActivityRunner.RunAsync(LocalActivityRequest request, CancellationToken cancellationToken)
        => throw new InvalidOperationException("no local activity is expected");
}
