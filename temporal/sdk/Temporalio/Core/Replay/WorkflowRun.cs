using System.Threading.Channels;
using Temporalio.Api.History.V1;
using Temporalio.Api.Protocol.V1;
using Temporalio.Core.Instances;
using Temporalio.Core.Machines;

namespace Temporalio.Core.Replay;

/// <summary>One run between and during its tasks: its code, its machines and its local activities under way.</summary>
internal sealed class WorkflowRun(WorkflowInstance instance, ILocalActivityRunner runner, TimeProvider clock) : IDisposable
{
    private const long NotRunning = 0;

    private readonly Dictionary<int, CancellationTokenSource> _localActivities = [];
    private readonly Channel<(LocalActivityMachine Machine, LocalActivityOutcome Outcome)> _outcomes =
        Channel.CreateUnbounded<(LocalActivityMachine, LocalActivityOutcome)>(new UnboundedChannelOptions { SingleReader = true });

    private long _activationStarted = NotRunning;

    public WorkflowInstance Instance { get; } = instance;

    public RunMachines Machines => Instance.Machines;

    /// <summary>How long the code has had control; zero if it does not have it.</summary>
    public TimeSpan TimeInCode
    {
        get
        {
            var started = Volatile.Read(ref _activationStarted);
            return started == NotRunning ? TimeSpan.Zero : clock.GetElapsedTime(started);
        }
    }

    /// <summary>Takes in history and lets the code go through it, to its end.</summary>
    public void Replay(IReadOnlyCollection<HistoryEvent> events, IReadOnlyCollection<Message> messages, long previousStartedEventId)
    {
        Machines.Feed(events, messages, previousStartedEventId);
        while (Machines.ApplyNextTask())
        {
            ActivateAll();
        }
    }

    /// <summary>Lets the code take in all jobs, and those that come of them.</summary>
    public void ActivateAll()
    {
        while (!Machines.Jobs.IsEmpty)
        {
            Volatile.Write(ref _activationStarted, Math.Max(1, clock.GetTimestamp()));
            try
            {
                Instance.Activate(Machines.Jobs.Drain());
            }
            finally
            {
                Volatile.Write(ref _activationStarted, NotRunning);
            }
        }
    }

    /// <summary>Starts and cancels what the code has asked for since.</summary>
    /// <returns>Whether any local activity is under way.</returns>
    public bool DriveLocalActivities()
    {
        foreach (var machine in Machines.LocalActivities.DrainToCancel())
        {
            if (_localActivities.TryGetValue(machine.Seq, out var cancellation))
            {
                cancellation.Cancel();
            }
        }

        foreach (var machine in Machines.LocalActivities.DrainToStart())
        {
            var cancellation = new CancellationTokenSource();
            _localActivities.Add(machine.Seq, cancellation);
            _ = RunAsync(machine, cancellation.Token);
        }

        return Machines.LocalActivities.AnyRunning;
    }

    /// <summary>Waits for one local activity to end.</summary>
    /// <returns>False if the time is up.</returns>
    public async Task<bool> WaitLocalActivityAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            var (machine, outcome) = await _outcomes.Reader.ReadAsync(either.Token).ConfigureAwait(false);
            Take(machine, outcome);
            while (_outcomes.Reader.TryRead(out var next))
            {
                Take(next.Machine, next.Outcome);
            }

            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    public void Dispose()
    {
        foreach (var cancellation in _localActivities.Values)
        {
            cancellation.Cancel();
            cancellation.Dispose();
        }

        _localActivities.Clear();
        Instance.Dispose();
    }

    private void Take(LocalActivityMachine machine, LocalActivityOutcome outcome)
    {
        if (_localActivities.Remove(machine.Seq, out var cancellation))
        {
            cancellation.Dispose();
        }

        Machines.LocalActivities.Forget(machine);
        machine.Resolve(outcome);
    }

    private async Task RunAsync(LocalActivityMachine machine, CancellationToken cancellationToken)
    {
        var outcome = await runner.RunAsync(machine.Request, cancellationToken).ConfigureAwait(false);
        _outcomes.Writer.TryWrite((machine, outcome));
    }
}
