using Google.Protobuf;
using Simulation.Tests.Clockwork;
using Temporalio.Grpc;

namespace Simulation.Tests.Wires;

/// <summary>The network between callers and whatever server process runs just now: slow, lossy, and given to repeating itself.</summary>
internal sealed class SimulatedWire(World world)
{
    private const int LatencyMillisecondsMax = 3;
    private const int RepeatMillisecondsMax = 4000;

    /// <summary>Gets or sets what goes wrong.</summary>
    public Faults Faults { get; set; } = Faults.None;

    /// <summary>Gets or sets the server; null while none runs.</summary>
    public SimulatedServer? Server { get; set; }

    /// <summary>Makes a call.</summary>
    /// <param name="caller">Who calls; nothing comes back once it is dead.</param>
    /// <param name="method">The method.</param>
    /// <param name="request">The request.</param>
    /// <param name="timeout">The caller's deadline.</param>
    /// <exception cref="GrpcException">The server's refusal, or that it can't be reached or did not answer.</exception>
    public async Task<TResponse> CallAsync<TRequest, TResponse>(
        SimulatedProcess caller, GrpcMethod<TRequest, TResponse> method, TRequest request, TimeSpan timeout)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
    {
        var call = new Call(caller, method.Name, method.Path, request.ToByteArray(), timeout);
        await Task.Delay(Latency(), caller.Time, CancellationToken.None);
        if (world.Chance(Faults.RepeatedCall) && method.Name != Rpcs.Heartbeat.Name)
        {
            // But for heartbeats: nothing in them tells an old one from a new one, and the last to come counts.
            _ = RepeatAsync(call);
        }

        if (world.Chance(Faults.DroppedRequest))
        {
            throw new GrpcException(GrpcStatusCode.Unavailable, "connection reset before the request arrived");
        }

        var answer = await ExchangeAsync(call);
        await Task.Delay(Latency(), caller.Time, CancellationToken.None);
        if (world.Chance(Faults.DroppedAnswer))
        {
            world.Note(caller.Name, $"{method.Name}: the answer is lost");
            throw new GrpcException(GrpcStatusCode.Unavailable, "connection reset before the answer arrived");
        }

        return answer.Error is { } error ? throw error : method.ResponseParser.ParseFrom(answer.Body);
    }

    private static ServerAnswer Failed(GrpcStatusCode code, string message) => new([], new GrpcException(code, message));

    // A proxy on the way sends the request once more, some time later, and nobody reads the answer.
    private async Task RepeatAsync(Call call)
    {
        await Task.Delay(world.Duration(RepeatMillisecondsMax), call.Caller.Time, CancellationToken.None);
        world.Note(call.Caller.Name, $"{call.Name} again");
        await ExchangeAsync(call);
    }

    private async Task<ServerAnswer> ExchangeAsync(Call call)
    {
        if (Server is not { Process.IsAlive: true } server)
        {
            return Failed(GrpcStatusCode.Unavailable, "connection refused");
        }

        var answer = new TaskCompletionSource<ServerAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var givenUp = new CancellationTokenSource(call.Timeout, call.Caller.Time);
        using var hungUp = givenUp.Token.Register(() => answer.TrySetResult(Failed(GrpcStatusCode.DeadlineExceeded, "deadline exceeded")));
        using var crashed = server.Process.Killed.Register(() => answer.TrySetResult(Failed(GrpcStatusCode.Unavailable, "connection reset by a crash")));
        using var callerGone = CancellationTokenSource.CreateLinkedTokenSource(call.Caller.Killed, givenUp.Token);
        var gone = callerGone.Token;
        server.Process.Start(async () => answer.TrySetResult(await server.AnswerAsync(call.Path, call.Body, call.Timeout, gone)));
        var answered = await answer.Task;
        world.Note(call.Caller.Name, $"{call.Name}: {answered.Show()}");
        return answered;
    }

    private TimeSpan Latency() => world.Duration(world.Chance(Faults.SlowCall) ? RepeatMillisecondsMax : LatencyMillisecondsMax);

    private sealed record Call(SimulatedProcess Caller, string Name, string Path, byte[] Body, TimeSpan Timeout);
}
