using Temporalio.Client;
using Temporalio.Worker;

namespace Temporalio.Extensions.Hosting;

/// <summary>The settings of a <see cref="TemporalWorkerService"/>: those of its worker, and of its client.</summary>
public class TemporalWorkerServiceOptions : TemporalWorkerOptions
{
    /// <summary>Creates options without a task queue; set one.</summary>
    public TemporalWorkerServiceOptions()
    {
    }

    /// <summary>Creates options.</summary>
    /// <param name="taskQueue">The task queue to poll.</param>
    public TemporalWorkerServiceOptions(string taskQueue)
        : base(taskQueue)
    {
    }

    /// <summary>Gets or sets how to connect; null means that the host's client is used.</summary>
    public TemporalClientConnectOptions? ClientOptions { get; set; }

    /// <summary>Gets or sets what may replace the client while the worker runs.</summary>
    public TemporalWorkerClientUpdater? WorkerClientUpdater { get; set; }

    /// <inheritdoc/>
    public override object Clone()
    {
        var copy = (TemporalWorkerServiceOptions)base.Clone();
        copy.ClientOptions = (TemporalClientConnectOptions?)ClientOptions?.Clone();
        return copy;
    }
}
