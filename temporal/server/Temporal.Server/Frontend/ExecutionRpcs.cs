using Temporal.Server.Histories;
using Temporal.Server.Matching;
using Temporal.Server.Queries;
using Temporal.Server.Updates;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>The RPCs of executions and their tasks, in one table.</summary>
internal static class ExecutionRpcs
{
    public static void Map(RpcTable rpcs, HistoryEngine engine, ITaskMatcher matcher)
    {
        MapExecutions(rpcs, engine);
        MapWorkflowTasks(rpcs, engine, matcher);
        MapActivityTasks(rpcs, engine, matcher);
        MapQuestions(rpcs, engine);
    }

    private static void MapExecutions(RpcTable rpcs, HistoryEngine engine) => _ = rpcs
        .Workflow<StartWorkflowExecutionRequest, StartWorkflowExecutionResponse>(new StartWorkflowExecution(engine).StartWorkflowExecutionAsync)
        .Workflow<SignalWithStartWorkflowExecutionRequest, SignalWithStartWorkflowExecutionResponse>(new SignalWithStartWorkflowExecution(engine).SignalWithStartWorkflowExecutionAsync)
        .Workflow<SignalWorkflowExecutionRequest, SignalWorkflowExecutionResponse>(new SignalWorkflowExecution(engine).SignalWorkflowExecutionAsync)
        .Workflow<RequestCancelWorkflowExecutionRequest, RequestCancelWorkflowExecutionResponse>(new RequestCancelWorkflowExecution(engine).RequestCancelWorkflowExecutionAsync)
        .Workflow<TerminateWorkflowExecutionRequest, TerminateWorkflowExecutionResponse>(new TerminateWorkflowExecution(engine).TerminateWorkflowExecutionAsync)
        .Workflow<DeleteWorkflowExecutionRequest, DeleteWorkflowExecutionResponse>(new DeleteWorkflowExecution(engine).DeleteWorkflowExecutionAsync)
        .Workflow<PauseWorkflowExecutionRequest, PauseWorkflowExecutionResponse>(new PauseWorkflowExecution(engine).PauseWorkflowExecutionAsync)
        .Workflow<UnpauseWorkflowExecutionRequest, UnpauseWorkflowExecutionResponse>(new UnpauseWorkflowExecution(engine).UnpauseWorkflowExecutionAsync)
        .Workflow<DescribeWorkflowExecutionRequest, DescribeWorkflowExecutionResponse>(new DescribeWorkflowExecution(engine).DescribeWorkflowExecutionAsync)
        .Workflow<GetWorkflowExecutionHistoryRequest, GetWorkflowExecutionHistoryResponse>(new GetWorkflowExecutionHistory(engine).GetWorkflowExecutionHistoryAsync)
        .Workflow<GetWorkflowExecutionHistoryReverseRequest, GetWorkflowExecutionHistoryReverseResponse>(new GetWorkflowExecutionHistoryReverse(engine).GetWorkflowExecutionHistoryReverseAsync);

    private static void MapWorkflowTasks(RpcTable rpcs, HistoryEngine engine, ITaskMatcher matcher) => _ = rpcs
        .Workflow<PollWorkflowTaskQueueRequest, PollWorkflowTaskQueueResponse>(new PollWorkflowTaskQueue(engine, matcher).PollWorkflowTaskQueueAsync)
        .Workflow<RespondWorkflowTaskCompletedRequest, RespondWorkflowTaskCompletedResponse>(new RespondWorkflowTaskCompleted(engine).RespondWorkflowTaskCompletedAsync)
        .Workflow<RespondWorkflowTaskFailedRequest, RespondWorkflowTaskFailedResponse>(new RespondWorkflowTaskFailed(engine).RespondWorkflowTaskFailedAsync)
        .Workflow<ResetStickyTaskQueueRequest, ResetStickyTaskQueueResponse>(new ResetStickyTaskQueue(engine).ResetStickyTaskQueueAsync);

    private static void MapActivityTasks(RpcTable rpcs, HistoryEngine engine, ITaskMatcher matcher) => _ = rpcs
        .Workflow<PollActivityTaskQueueRequest, PollActivityTaskQueueResponse>(new PollActivityTaskQueue(engine, matcher).PollActivityTaskQueueAsync)
        .Workflow<RespondActivityTaskCompletedRequest, RespondActivityTaskCompletedResponse>(new RespondActivityTaskCompleted(engine).RespondActivityTaskCompletedAsync)
        .Workflow<RespondActivityTaskFailedRequest, RespondActivityTaskFailedResponse>(new RespondActivityTaskFailed(engine).RespondActivityTaskFailedAsync)
        .Workflow<RespondActivityTaskCanceledRequest, RespondActivityTaskCanceledResponse>(new RespondActivityTaskCanceled(engine).RespondActivityTaskCanceledAsync)
        .Workflow<RecordActivityTaskHeartbeatRequest, RecordActivityTaskHeartbeatResponse>(new RecordActivityTaskHeartbeat(engine).RecordActivityTaskHeartbeatAsync)
        .Workflow<RespondActivityTaskCompletedByIdRequest, RespondActivityTaskCompletedByIdResponse>(new RespondActivityTaskCompletedById(engine).RespondActivityTaskCompletedByIdAsync)
        .Workflow<RespondActivityTaskFailedByIdRequest, RespondActivityTaskFailedByIdResponse>(new RespondActivityTaskFailedById(engine).RespondActivityTaskFailedByIdAsync)
        .Workflow<RespondActivityTaskCanceledByIdRequest, RespondActivityTaskCanceledByIdResponse>(new RespondActivityTaskCanceledById(engine).RespondActivityTaskCanceledByIdAsync)
        .Workflow<RecordActivityTaskHeartbeatByIdRequest, RecordActivityTaskHeartbeatByIdResponse>(new RecordActivityTaskHeartbeatById(engine).RecordActivityTaskHeartbeatByIdAsync);

    private static void MapQuestions(RpcTable rpcs, HistoryEngine engine)
    {
        var queries = new WorkflowQueries(engine, engine.QueryTasks);
        var updates = new WorkflowUpdates(engine);
        _ = rpcs
            .Workflow<QueryWorkflowRequest, QueryWorkflowResponse>(new QueryWorkflow(engine, queries).QueryWorkflowAsync)
            .Workflow<RespondQueryTaskCompletedRequest, RespondQueryTaskCompletedResponse>(new RespondQueryTaskCompleted(engine, queries).RespondQueryTaskCompletedAsync)
            .Workflow<UpdateWorkflowExecutionRequest, UpdateWorkflowExecutionResponse>(new UpdateWorkflowExecution(engine, updates).UpdateWorkflowExecutionAsync)
            .Workflow<PollWorkflowExecutionUpdateRequest, PollWorkflowExecutionUpdateResponse>(new PollWorkflowExecutionUpdate(engine, updates).PollWorkflowExecutionUpdateAsync)
            .Workflow<ExecuteMultiOperationRequest, ExecuteMultiOperationResponse>(new ExecuteMultiOperation(engine, updates).ExecuteMultiOperationAsync);
    }
}
