using Temporalio.Grpc;

namespace Simulation.Tests.Wires;

/// <summary>What a server sent back: the message's bytes, or a status other than OK.</summary>
internal sealed record ServerAnswer(byte[] Body, GrpcException? Error)
{
    /// <summary>Shows the answer in a few words.</summary>
    public string Show() => Error is null ? $"{Body.Length} bytes" : $"{Error.Code} {Error.Message}";
}
