using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Temporalio.Api.Common.V1;
using Temporalio.Exceptions;

namespace Temporalio.Tests.Client;

internal static class RpcStatuses
{
    public static RpcException Error(RpcException.StatusCode code, string message, params IMessage[] details)
    {
        var status = new GrpcStatus { Code = (int)code, Message = message, Details = { details.Select(d => Any.Pack(d)) } };
        return new(code, message, status.ToByteArray());
    }
}
