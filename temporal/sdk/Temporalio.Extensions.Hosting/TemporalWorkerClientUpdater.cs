using Temporalio.Worker;

namespace Temporalio.Extensions.Hosting;

/// <summary>Replaces the client of running workers, for instance when a certificate changes.</summary>
public class TemporalWorkerClientUpdater
{
    private readonly Lock _gate = new();
    private Action<IWorkerClient>? _followers;

    /// <summary>Creates an updater; give it to the options of each worker that shall follow it.</summary>
    public TemporalWorkerClientUpdater()
    {
    }

    /// <summary>Replaces the client of all running workers that follow this updater.</summary>
    /// <param name="client">The new client.</param>
    public void UpdateClient(IWorkerClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        _followers?.Invoke(client);
    }

    /// <summary>Follows the updates.</summary>
    /// <param name="follower">Takes each new client.</param>
    internal void Follow(Action<IWorkerClient> follower)
    {
        lock (_gate)
        {
            _followers += follower;
        }
    }

    /// <summary>Ends the following.</summary>
    /// <param name="follower">As given before.</param>
    internal void Unfollow(Action<IWorkerClient> follower)
    {
        lock (_gate)
        {
            _followers -= follower;
        }
    }
}
