using Google.Protobuf;
using Simulation.Tests.Clockwork;
using Temporalio.Grpc;

namespace Simulation.Tests.Wires;

/// <summary>One process's way to the server, with the persistence of an SDK: what may have been lost is tried again.</summary>
internal sealed class Caller(World world, SimulatedWire wire, SimulatedProcess process)
{
    /// <summary>The namespace of everything.</summary>
    public const string Namespace = "default";

    private const int PauseMillisecondsMax = 200;

    private static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(70);
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    /// <summary>Polls: null when the server was not there or had nothing.</summary>
    public async Task<TResponse?> TryPollAsync<TRequest, TResponse>(GrpcMethod<TRequest, TResponse> method, TRequest request)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
    {
        try
        {
            return await wire.CallAsync(process, method, request, LongPoll);
        }
        catch (GrpcException e) when (IsTransient(e))
        {
            await PauseAsync();
            return null;
        }
    }

    /// <summary>Makes a call, again and again until the server answers it.</summary>
    /// <exception cref="GrpcException">The server's refusal.</exception>
    public async Task<TResponse> CallAsync<TRequest, TResponse>(GrpcMethod<TRequest, TResponse> method, TRequest request, TimeSpan? timeout = null)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
    {
        while (true)
        {
            try
            {
                return await wire.CallAsync(process, method, request, timeout ?? Deadline);
            }
            catch (GrpcException e) when (IsTransient(e))
            {
                await PauseAsync();
            }
        }
    }

    /// <summary>Waits for a random moment.</summary>
    public Task PauseAsync(int millisecondsMax = PauseMillisecondsMax) =>
        Task.Delay(TimeSpan.FromMilliseconds(1) + world.Duration(millisecondsMax), process.Time, CancellationToken.None);

    private static bool IsTransient(GrpcException e) => e.Code is GrpcStatusCode.Unavailable or GrpcStatusCode.DeadlineExceeded;
}
