namespace Temporal.Server.Frontend;

/// <summary>The full names of the services on the server's port.</summary>
internal static class ServiceNames
{
    public const string Workflow = "temporal.api.workflowservice.v1.WorkflowService";
    public const string Operator = "temporal.api.operatorservice.v1.OperatorService";
    public const string Health = "grpc.health.v1.Health";
}
