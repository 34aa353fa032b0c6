namespace Temporalio.Worker.Interceptors;

/// <summary>Wraps what comes to the workflows and activities of a worker.</summary>
public interface IWorkerInterceptor
{
    /// <summary>Called for each run of a workflow.</summary>
    /// <param name="nextInterceptor">The next in the chain; pass it to the wrapper.</param>
    /// <returns>The wrapper, or the next interceptor itself.</returns>
    WorkflowInboundInterceptor InterceptWorkflow(WorkflowInboundInterceptor nextInterceptor) => nextInterceptor;

    /// <summary>Called for each activity attempt.</summary>
    /// <param name="nextInterceptor">The next in the chain; pass it to the wrapper.</param>
    /// <returns>The wrapper, or the next interceptor itself.</returns>
    ActivityInboundInterceptor InterceptActivity(ActivityInboundInterceptor nextInterceptor) => nextInterceptor;
}
