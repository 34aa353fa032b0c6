using Simulation.Tests.Checks;
using Simulation.Tests.Clients;
using Simulation.Tests.Clockwork;
using Simulation.Tests.Programs;
using Simulation.Tests.Stores;
using Simulation.Tests.Wires;
using Simulation.Tests.Workers;

namespace Simulation.Tests;

/// <summary>One simulated world: a server, workers and clients, their mishaps, and the checks at the end.</summary>
internal sealed class SimulationRun
{
    private const int RestartMillisecondsMax = 3000;

    private static readonly TimeSpan Patience = TimeSpan.FromHours(12);

    // Longer than any poll, retry or timeout: what is still to come comes in this time.
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(5);

    private readonly SimulatedWire _wire;
    private readonly SimulatedDisk _disk;
    private readonly SimulatedProcess _people;
    private readonly Ledger _ledger;
    private readonly ProgramModel _model = new();
    private readonly List<ModelClient> _clients = [];
    private readonly List<SimulatedProcess> _workers = [];
    private ModelClient? _first;
    private int _servers;
    private int _workersMade;

    /// <summary>Prepares a world.</summary>
    public SimulationRun(int seed, Faults faults)
    {
        World = new World(seed);
        _wire = new SimulatedWire(World) { Faults = faults };
        _disk = new SimulatedDisk(World) { FailureProbability = faults.FailedFlush, OnCommit = CrashByChance };
        _people = new SimulatedProcess(World, "clients");
        _ledger = new Ledger(World);
    }

    /// <summary>Gets the world.</summary>
    public World World { get; }

    /// <summary>Gets how many commits the run made.</summary>
    public int CommitCount => _disk.CommitCount;

    /// <summary>Gets how many attempts of activities were handed out.</summary>
    public int AttemptCount => _ledger.AttemptCount;

    /// <summary>Adds a workflow, and a client that looks after it.</summary>
    public void Add(ClientPlan plan)
    {
        if (plan.Terminates)
        {
            _model.AddTerminated(plan.WorkflowId, plan.Program);
        }
        else
        {
            _model.Add(plan.WorkflowId, plan.Program);
        }

        _clients.Add(new ModelClient(plan, _people, new Caller(World, _wire, _people)));
    }

    /// <summary>Adds a workflow that has to be there before the others begin.</summary>
    public void AddFirst(ClientPlan plan)
    {
        Add(plan);
        _first = _clients[^1];
    }

    /// <summary>Crashes something at one commit, the first being 1.</summary>
    public void CrashAt(int commit, CommitMoment moment, CrashTarget target)
    {
        var isDue = true;
        var others = _disk.OnCommit;
        _disk.OnCommit = (number, when) =>
        {
            others(number, when);

            // Once: the number of a commit that is lost is given to another.
            if (isDue && number == commit && when == moment)
            {
                isDue = false;
                Crash(target);
            }
        };
    }

    /// <summary>Lets everything happen, and checks it.</summary>
    /// <exception cref="SimulationException">A rule was broken, or something never came about.</exception>
    public void Run(int workers)
    {
        StartServer();
        for (var i = 0; i < workers; i++)
        {
            StartWorker();
        }

        if (_first is not null)
        {
            _first.Start();
            World.RunUntil(() => _first.IsStarted, Patience, () => "waiting for the first workflow to start");
        }

        foreach (var client in _clients.Where(client => client != _first))
        {
            client.Start();
        }

        World.RunUntil(
            () => _disk.Durable.OpenCount == 0 && _disk.IsIdle && _clients.TrueForAll(c => c.IsDone), Patience, ShowOpen);
        _wire.Faults = Faults.None;
        _disk.FailureProbability = 0;
        var commits = CommitCount;
        World.RunFor(Quiet);
        if (CommitCount != commits)
        {
            throw new SimulationException($"{CommitCount - commits} commits came after everything had ended");
        }

        var judgement = new Judgement(_disk.Durable);
        judgement.Check(_clients, _model, _ledger);
        CheckAnswers(judgement);
        QueueRules.Check(_wire.Server!.Matcher, _workers.Select(worker => WorkflowWorker.StickyQueueOf(worker.Name)).Append(Commands.TaskQueueName));
    }

    private void CheckAnswers(Judgement judgement)
    {
        var isDone = false;
        var rules = new AnswerRules(World, new Caller(World, _wire, _people));
        _people.Start(async () =>
        {
            foreach (var run in judgement.Runs)
            {
                await rules.CheckAsync(run);
            }

            isDone = true;
        });
        World.RunUntil(() => isDone, Patience, () => "waiting for the server's answers about all runs");
    }

    private string ShowOpen()
    {
        var open = _disk.Durable.All.Select(key => new RunRecord(key, _disk.Durable.StateOf(key), _disk.Durable.EventsOf(key)))
            .Where(run => Temporal.Server.Core.Executions.Outgoing.IsOpen(run.State)).Select(run => $"{run}\n{run.State}");
        var waiting = _clients.Where(c => !c.IsDone).Select(c => c.Plan.WorkflowId);
        return $"waiting for clients {string.Join(' ', waiting)} and for\n{string.Join("\n --\n", open)}\n";
    }

    private void CrashByChance(int commit, CommitMoment moment)
    {
        if (World.Chance(_wire.Faults.ServerCrash / 2))
        {
            Crash(CrashTarget.Server);
        }
    }

    private void Crash(CrashTarget target)
    {
        if (target == CrashTarget.Disk)
        {
            _disk.IsFull = true;
        }

        if (target is CrashTarget.Workers or CrashTarget.All)
        {
            _workers.ToList().ForEach(worker => worker.Kill());
        }

        if (target is CrashTarget.Server or CrashTarget.All)
        {
            World.Note(_wire.Server?.Process.Name ?? "server", "crashes");
            _disk.Owner?.Kill();
            _wire.Server = null;
            After(RestartMillisecondsMax, StartServer);
        }
    }

    private void StartServer()
    {
        var process = new SimulatedProcess(World, $"server-{++_servers}");
        World.Note(process.Name, "starts");
        var store = _disk.Open(process);
        process.Start(async () => _wire.Server = await SimulatedServer.StartAsync(World, process, store));
    }

    private void StartWorker()
    {
        var worker = ModelWorker.Start(World, _wire, _ledger, $"worker-{++_workersMade}");
        _workers.Add(worker);
        worker.Killed.Register(() =>
        {
            _workers.Remove(worker);
            After(RestartMillisecondsMax, StartWorker);
        });
    }

    private void After(int milliseconds, Action action) => _people.Start(async () =>
    {
        await Task.Delay(World.Duration(milliseconds), _people.Time, CancellationToken.None);
        action();
    });
}

/// <summary>What crashes.</summary>
internal enum CrashTarget
{
    /// <summary>The server.</summary>
    Server,

    /// <summary>All workers.</summary>
    Workers,

    /// <summary>Server and workers.</summary>
    All,

    /// <summary>No process; but the disk refuses the commit and those that wait with it.</summary>
    Disk,
}
