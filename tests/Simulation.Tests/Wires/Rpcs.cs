using Google.Protobuf;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Grpc;

namespace Simulation.Tests.Wires;

/// <summary>The methods that the simulated callers use.</summary>
internal static class Rpcs
{
    public static readonly GrpcMethod<StartWorkflowExecutionRequest, StartWorkflowExecutionResponse> Start = Of<StartWorkflowExecutionRequest, StartWorkflowExecutionResponse>();

    public static readonly GrpcMethod<SignalWithStartWorkflowExecutionRequest, SignalWithStartWorkflowExecutionResponse> SignalWithStart = Of<SignalWithStartWorkflowExecutionRequest, SignalWithStartWorkflowExecutionResponse>();

    public static readonly GrpcMethod<SignalWorkflowExecutionRequest, SignalWorkflowExecutionResponse> Signal = Of<SignalWorkflowExecutionRequest, SignalWorkflowExecutionResponse>();

    public static readonly GrpcMethod<RequestCancelWorkflowExecutionRequest, RequestCancelWorkflowExecutionResponse> Cancel = Of<RequestCancelWorkflowExecutionRequest, RequestCancelWorkflowExecutionResponse>();

    public static readonly GrpcMethod<TerminateWorkflowExecutionRequest, TerminateWorkflowExecutionResponse> Terminate = Of<TerminateWorkflowExecutionRequest, TerminateWorkflowExecutionResponse>();

    public static readonly GrpcMethod<DescribeWorkflowExecutionRequest, DescribeWorkflowExecutionResponse> Describe = Of<DescribeWorkflowExecutionRequest, DescribeWorkflowExecutionResponse>();

    public static readonly GrpcMethod<GetWorkflowExecutionHistoryRequest, GetWorkflowExecutionHistoryResponse> History = Of<GetWorkflowExecutionHistoryRequest, GetWorkflowExecutionHistoryResponse>();

    public static readonly GrpcMethod<GetWorkflowExecutionHistoryReverseRequest, GetWorkflowExecutionHistoryReverseResponse> HistoryReverse = Of<GetWorkflowExecutionHistoryReverseRequest, GetWorkflowExecutionHistoryReverseResponse>();

    public static readonly GrpcMethod<PollWorkflowTaskQueueRequest, PollWorkflowTaskQueueResponse> PollWorkflowTask = Of<PollWorkflowTaskQueueRequest, PollWorkflowTaskQueueResponse>();

    public static readonly GrpcMethod<RespondWorkflowTaskCompletedRequest, RespondWorkflowTaskCompletedResponse> CompleteWorkflowTask = Of<RespondWorkflowTaskCompletedRequest, RespondWorkflowTaskCompletedResponse>();

    public static readonly GrpcMethod<RespondWorkflowTaskFailedRequest, RespondWorkflowTaskFailedResponse> FailWorkflowTask = Of<RespondWorkflowTaskFailedRequest, RespondWorkflowTaskFailedResponse>();

    public static readonly GrpcMethod<PollActivityTaskQueueRequest, PollActivityTaskQueueResponse> PollActivityTask = Of<PollActivityTaskQueueRequest, PollActivityTaskQueueResponse>();

    public static readonly GrpcMethod<RespondActivityTaskCompletedRequest, RespondActivityTaskCompletedResponse> CompleteActivity = Of<RespondActivityTaskCompletedRequest, RespondActivityTaskCompletedResponse>();

    public static readonly GrpcMethod<RespondActivityTaskFailedRequest, RespondActivityTaskFailedResponse> FailActivity = Of<RespondActivityTaskFailedRequest, RespondActivityTaskFailedResponse>();

    public static readonly GrpcMethod<RespondActivityTaskCanceledRequest, RespondActivityTaskCanceledResponse> CancelActivity = Of<RespondActivityTaskCanceledRequest, RespondActivityTaskCanceledResponse>();

    public static readonly GrpcMethod<RecordActivityTaskHeartbeatRequest, RecordActivityTaskHeartbeatResponse> Heartbeat = Of<RecordActivityTaskHeartbeatRequest, RecordActivityTaskHeartbeatResponse>();

    private const string RequestSuffix = "Request";

    private static GrpcMethod<TRequest, TResponse> Of<TRequest, TResponse>()
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
        => new(
            "temporal.api.workflowservice.v1.WorkflowService",
            typeof(TRequest).Name[..^RequestSuffix.Length],
            new MessageParser<TRequest>(static () => new TRequest()),
            new MessageParser<TResponse>(static () => new TResponse()));
}
