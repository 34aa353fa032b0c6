using Temporal.Server.Frontend;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Hosting;

/// <summary>Which methods the server offers.</summary>
internal static class ServerRoutes
{
    public static void Map(RpcTable rpcs, ServerParts parts)
    {
        MapSystem(rpcs, parts);
        MapNamespaces(rpcs, parts);
        ExecutionRpcs.Map(rpcs, parts.Engine, parts.Matcher);
        MapLists(rpcs, new ListedExecutions(parts.Namespaces, parts.Store.Visibility, parts.Config.Limits));
        MapTaskQueues(rpcs, parts);
        MapWorkers(rpcs, parts);
        _ = rpcs
            .RefuseTheRest(ServiceReflection.Descriptor)
            .RefuseTheRest(Temporalio.Api.OperatorService.V1.ServiceReflection.Descriptor);
    }

    private static void MapSystem(RpcTable rpcs, ServerParts parts) => _ = rpcs
        .Any(ServiceNames.Health, "Check", new HealthCheck())
        .Workflow(new GetSystemInfo())
        .Workflow(new GetClusterInfo(parts.Cluster))
        .Operator(new ListClusters(parts.Cluster, parts.Target))
        .Operator(new RemoveRemoteCluster());

    private static void MapNamespaces(RpcTable rpcs, ServerParts parts) => _ = rpcs
        .Workflow(new RegisterNamespace(parts.Namespaces, parts.Config.Limits))
        .Workflow(new DescribeNamespace(parts.Namespaces, parts.Descriptions))
        .Workflow(new UpdateNamespace(parts.Namespaces, parts.Descriptions, parts.Time))
        .Workflow(new DeprecateNamespace(parts.Namespaces))
        .Workflow(new ListNamespaces(parts.Namespaces, parts.Descriptions))
        .Operator(new DeleteNamespace(parts.Namespaces, parts.Purge))
        .Operator(new AddSearchAttributes(parts.Namespaces))
        .Operator(new RemoveSearchAttributes(parts.Namespaces))
        .Operator(new ListSearchAttributes(parts.Namespaces))
        .Workflow(new GetSearchAttributes());

    private static void MapLists(RpcTable rpcs, ListedExecutions executions) => _ = rpcs
        .Workflow(new ListWorkflowExecutions(executions))
        .Workflow(new ScanWorkflowExecutions(executions))
        .Workflow(new CountWorkflowExecutions(executions))
        .Workflow(new ListOpenWorkflowExecutions(executions))
        .Workflow(new ListClosedWorkflowExecutions(executions))
        .Workflow(new ListArchivedWorkflowExecutions(executions));

    private static void MapTaskQueues(RpcTable rpcs, ServerParts parts) => _ = rpcs
        .Workflow(new DescribeTaskQueue(parts.Namespaces, parts.Matcher, parts.QueueConfigs, parts.Config.Limits))
        .Workflow(new ListTaskQueuePartitions(parts.Namespaces, parts.Config.Limits, parts.Target))
        .Workflow(new UpdateTaskQueueConfig(parts.Namespaces, parts.QueueConfigs, parts.Time))
        .Workflow(new PollNexusTaskQueue(parts.Namespaces, parts.Matcher, parts.Config.Limits));

    private static void MapWorkers(RpcTable rpcs, ServerParts parts) => _ = rpcs
        .Workflow(new RecordWorkerHeartbeat(parts.Namespaces, parts.Workers))
        .Workflow(new ListWorkers(parts.Namespaces, parts.Workers, parts.Config.Limits))
        .Workflow(new CountWorkers(parts.Namespaces, parts.Workers))
        .Workflow(new DescribeWorker(parts.Namespaces, parts.Workers))
        .Workflow(new ShutdownWorker(parts.Namespaces, parts.Matcher, parts.Workers))
        .Disabled<FetchWorkerConfigRequest>()
        .Disabled<UpdateWorkerConfigRequest>();
}
