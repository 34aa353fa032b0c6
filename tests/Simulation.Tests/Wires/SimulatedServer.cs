using Simulation.Tests.Clockwork;
using Temporal.Server.Core.Limits;
using Temporal.Server.Frontend;
using Temporal.Server.Grpc;
using Temporal.Server.Histories;
using Temporal.Server.Matching;
using Temporal.Server.Storage;
using Temporal.Server.Telemetry;

namespace Simulation.Tests.Wires;

/// <summary>One server process: everything of the real one but sockets, threads and the disk.</summary>
internal sealed class SimulatedServer
{
    // One for all: the numbers of servers that are killed would never be disposed of, and nobody reads them here.
    private static readonly ServerMetrics Metrics = new(TimeProvider.System);

    private const int SlotsMaxMax = 8;
    private const int TailMaxMax = 40;

    private readonly GrpcEndpoint _endpoint;

    private SimulatedServer(SimulatedProcess process, GrpcEndpoint endpoint, TaskMatcher matcher)
    {
        Process = process;
        Matcher = matcher;
        _endpoint = endpoint;
    }

    /// <summary>Gets the server's process.</summary>
    public SimulatedProcess Process { get; }

    /// <summary>Gets the server's queues.</summary>
    public TaskMatcher Matcher { get; }

    /// <summary>Starts a server on a store, recovery included.</summary>
    public static async Task<SimulatedServer> StartAsync(World world, SimulatedProcess process, IStore store)
    {
        var matcher = new TaskMatcher(process.Time, new TaskMatcherOptions());
        var options = new EngineOptions(process.Time, world.NewId, ServerLimits.Default)
        {
            // Small ones, so that what a real server reads back once a day is read back all the time.
            SlotsMax = world.Random.Next(SlotsMaxMax),
            TailMax = world.Random.Next(TailMaxMax),
        };
        var engine = new HistoryEngine(store, matcher, new OneNamespace(), new SimulatedWork(process), options);
        var router = new GrpcRouter();
        ExecutionRpcs.Map(new RpcTable(router, Metrics), engine, matcher);
        await Recovery.RunAsync(engine, CancellationToken.None);
        var endpoint = new GrpcEndpoint(router, process.Time, new FailingLogger<GrpcEndpoint>(world), CancellationToken.None);
        return new SimulatedServer(process, endpoint, matcher);
    }

    /// <summary>Answers a call; runs in the server's process.</summary>
    public async Task<ServerAnswer> AnswerAsync(string path, byte[] body, TimeSpan timeout, CancellationToken callerGone)
    {
        using var exchange = new HttpExchange(path, body, timeout, callerGone);
        await _endpoint.HandleAsync(exchange.Context);
        return await exchange.ReadAnswerAsync();
    }
}
