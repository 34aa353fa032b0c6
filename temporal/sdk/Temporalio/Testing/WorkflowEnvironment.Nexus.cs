using Temporalio.Api.Nexus.V1;

namespace Temporalio.Testing;

/// <content>Nexus endpoints of the service.</content>
public partial class WorkflowEnvironment
{
    /// <summary>Creates a Nexus endpoint that leads to a task queue of the client's namespace.</summary>
    /// <param name="name">The endpoint's name.</param>
    /// <param name="taskQueue">The task queue.</param>
    /// <returns>The endpoint.</returns>
    public async Task<Endpoint> CreateNexusEndpointAsync(string name, string taskQueue)
    {
        var response = await Client.OperatorService.CreateNexusEndpointAsync(new()
        {
            Spec = new()
            {
                Name = name,
                Target = new() { Worker = new() { Namespace = Client.Options.Namespace, TaskQueue = taskQueue } },
            },
        }).ConfigureAwait(false);
        return response.Endpoint;
    }

    /// <summary>Deletes a Nexus endpoint.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <returns>Completes when it is gone.</returns>
    public Task DeleteNexusEndpointAsync(Endpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return Client.OperatorService.DeleteNexusEndpointAsync(new() { Id = endpoint.Id, Version = endpoint.Version });
    }
}
