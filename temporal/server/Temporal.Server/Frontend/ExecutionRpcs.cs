using Google.Protobuf;
using Temporal.Server.Grpc;
using Temporal.Server.Histories;
using Temporal.Server.Matching;
using Temporal.Server.Queries;
using Temporal.Server.Updates;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Grpc;

namespace Temporal.Server.Frontend;

/// <summary>The RPCs of executions and their tasks, in one table.</summary>
internal static class ExecutionRpcs
{
    private const string Service = "temporal.api.workflowservice.v1.WorkflowService";

    public static void Map(GrpcRouter router, HistoryEngine engine, ITaskMatcher matcher)
    {
        MapExecutions(router, engine);
        Add(router, PollWorkflowTaskQueueRequest.Parser, PollWorkflowTaskQueueResponse.Parser, new PollWorkflowTaskQueue(engine, matcher).PollWorkflowTaskQueueAsync);
        Add(router, RespondWorkflowTaskCompletedRequest.Parser, RespondWorkflowTaskCompletedResponse.Parser, new RespondWorkflowTaskCompleted(engine).RespondWorkflowTaskCompletedAsync);
        Add(router, RespondWorkflowTaskFailedRequest.Parser, RespondWorkflowTaskFailedResponse.Parser, new RespondWorkflowTaskFailed(engine).RespondWorkflowTaskFailedAsync);
        Add(router, ResetStickyTaskQueueRequest.Parser, ResetStickyTaskQueueResponse.Parser, new ResetStickyTaskQueue(engine).ResetStickyTaskQueueAsync);
        Add(router, PollActivityTaskQueueRequest.Parser, PollActivityTaskQueueResponse.Parser, new PollActivityTaskQueue(engine, matcher).PollActivityTaskQueueAsync);
        Add(router, RespondActivityTaskCompletedRequest.Parser, RespondActivityTaskCompletedResponse.Parser, new RespondActivityTaskCompleted(engine).RespondActivityTaskCompletedAsync);
        Add(router, RespondActivityTaskFailedRequest.Parser, RespondActivityTaskFailedResponse.Parser, new RespondActivityTaskFailed(engine).RespondActivityTaskFailedAsync);
        Add(router, RespondActivityTaskCanceledRequest.Parser, RespondActivityTaskCanceledResponse.Parser, new RespondActivityTaskCanceled(engine).RespondActivityTaskCanceledAsync);
        Add(router, RecordActivityTaskHeartbeatRequest.Parser, RecordActivityTaskHeartbeatResponse.Parser, new RecordActivityTaskHeartbeat(engine).RecordActivityTaskHeartbeatAsync);
        MapById(router, engine);
        MapQuestions(router, engine);
    }

    private static void MapQuestions(GrpcRouter router, HistoryEngine engine)
    {
        var queries = new WorkflowQueries(engine, engine.QueryTasks);
        var updates = new WorkflowUpdates(engine);
        Add(router, QueryWorkflowRequest.Parser, QueryWorkflowResponse.Parser, new QueryWorkflow(engine, queries).QueryWorkflowAsync);
        Add(router, RespondQueryTaskCompletedRequest.Parser, RespondQueryTaskCompletedResponse.Parser, new RespondQueryTaskCompleted(engine, queries).RespondQueryTaskCompletedAsync);
        Add(router, UpdateWorkflowExecutionRequest.Parser, UpdateWorkflowExecutionResponse.Parser, new UpdateWorkflowExecution(engine, updates).UpdateWorkflowExecutionAsync);
        Add(router, PollWorkflowExecutionUpdateRequest.Parser, PollWorkflowExecutionUpdateResponse.Parser, new PollWorkflowExecutionUpdate(engine, updates).PollWorkflowExecutionUpdateAsync);
        Add(router, ExecuteMultiOperationRequest.Parser, ExecuteMultiOperationResponse.Parser, new ExecuteMultiOperation(engine, updates).ExecuteMultiOperationAsync);
    }

    private static void MapExecutions(GrpcRouter router, HistoryEngine engine)
    {
        Add(router, StartWorkflowExecutionRequest.Parser, StartWorkflowExecutionResponse.Parser, new StartWorkflowExecution(engine).StartWorkflowExecutionAsync);
        Add(router, SignalWithStartWorkflowExecutionRequest.Parser, SignalWithStartWorkflowExecutionResponse.Parser, new SignalWithStartWorkflowExecution(engine).SignalWithStartWorkflowExecutionAsync);
        Add(router, SignalWorkflowExecutionRequest.Parser, SignalWorkflowExecutionResponse.Parser, new SignalWorkflowExecution(engine).SignalWorkflowExecutionAsync);
        Add(router, RequestCancelWorkflowExecutionRequest.Parser, RequestCancelWorkflowExecutionResponse.Parser, new RequestCancelWorkflowExecution(engine).RequestCancelWorkflowExecutionAsync);
        Add(router, TerminateWorkflowExecutionRequest.Parser, TerminateWorkflowExecutionResponse.Parser, new TerminateWorkflowExecution(engine).TerminateWorkflowExecutionAsync);
        Add(router, DeleteWorkflowExecutionRequest.Parser, DeleteWorkflowExecutionResponse.Parser, new DeleteWorkflowExecution(engine).DeleteWorkflowExecutionAsync);
        Add(router, DescribeWorkflowExecutionRequest.Parser, DescribeWorkflowExecutionResponse.Parser, new DescribeWorkflowExecution(engine).DescribeWorkflowExecutionAsync);
        Add(router, GetWorkflowExecutionHistoryRequest.Parser, GetWorkflowExecutionHistoryResponse.Parser, new GetWorkflowExecutionHistory(engine).GetWorkflowExecutionHistoryAsync);
        Add(router, GetWorkflowExecutionHistoryReverseRequest.Parser, GetWorkflowExecutionHistoryReverseResponse.Parser, new GetWorkflowExecutionHistoryReverse(engine).GetWorkflowExecutionHistoryReverseAsync);
    }

    private static void MapById(GrpcRouter router, HistoryEngine engine)
    {
        Add(router, RespondActivityTaskCompletedByIdRequest.Parser, RespondActivityTaskCompletedByIdResponse.Parser, new RespondActivityTaskCompletedById(engine).RespondActivityTaskCompletedByIdAsync);
        Add(router, RespondActivityTaskFailedByIdRequest.Parser, RespondActivityTaskFailedByIdResponse.Parser, new RespondActivityTaskFailedById(engine).RespondActivityTaskFailedByIdAsync);
        Add(router, RespondActivityTaskCanceledByIdRequest.Parser, RespondActivityTaskCanceledByIdResponse.Parser, new RespondActivityTaskCanceledById(engine).RespondActivityTaskCanceledByIdAsync);
        Add(router, RecordActivityTaskHeartbeatByIdRequest.Parser, RecordActivityTaskHeartbeatByIdResponse.Parser, new RecordActivityTaskHeartbeatById(engine).RecordActivityTaskHeartbeatByIdAsync);
    }

    /// <summary>The method's name is that of its request.</summary>
    private static void Add<TRequest, TResponse>(
        GrpcRouter router, MessageParser<TRequest> requests, MessageParser<TResponse> responses, Func<TRequest, GrpcCall, ValueTask<TResponse>> handler)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
    {
        const string Suffix = "Request";
        router.Map(new GrpcMethod<TRequest, TResponse>(Service, typeof(TRequest).Name[..^Suffix.Length], requests, responses), handler);
    }
}
