namespace Temporalio.Client.Interceptors;

public abstract partial class ClientOutboundInterceptor
{
    /// <summary>Changes a task queue's version sets.</summary>
    /// <param name="input">The input.</param>
    /// <returns>When they are changed.</returns>
    public virtual Task UpdateWorkerBuildIdCompatibilityAsync(UpdateWorkerBuildIdCompatibilityInput input)
        => Next.UpdateWorkerBuildIdCompatibilityAsync(input);

    /// <summary>Gets a task queue's version sets.</summary>
    /// <param name="input">The input.</param>
    /// <returns>The sets, or null when the task queue has none.</returns>
    public virtual Task<WorkerBuildIdVersionSets?> GetWorkerBuildIdCompatibilityAsync(GetWorkerBuildIdCompatibilityInput input)
        => Next.GetWorkerBuildIdCompatibilityAsync(input);

    /// <summary>Finds which workflows may still come to builds.</summary>
    /// <param name="input">The input.</param>
    /// <returns>The answer.</returns>
    public virtual Task<WorkerTaskReachability> GetWorkerTaskReachabilityAsync(GetWorkerTaskReachabilityInput input)
        => Next.GetWorkerTaskReachabilityAsync(input);
}
