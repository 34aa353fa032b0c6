using Google.Protobuf;
using Temporalio.Api.WorkflowService.V1;

namespace Temporalio.Client.Connections;

/// <summary>Limits of calls that were given none.</summary>
/// <remarks>Those of the official SDKs' core: the server ends a long poll after at most 60 s.</remarks>
internal static class CallTimeouts
{
    private static readonly TimeSpan Plain = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Waiting = TimeSpan.FromSeconds(70);

    /// <summary>Finds the limit of a call.</summary>
    /// <param name="rpc">The method's name.</param>
    /// <param name="request">The request.</param>
    /// <returns>The limit.</returns>
    public static TimeSpan Of(string rpc, IMessage request) => request switch
    {
        GetWorkflowExecutionHistoryRequest history => history.WaitNewEvent ? Waiting : Plain,
        UpdateWorkflowExecutionRequest or ExecuteMultiOperationRequest => Waiting,
        _ => rpc.StartsWith("Poll", StringComparison.Ordinal) ? Waiting : Plain,
    };
}
