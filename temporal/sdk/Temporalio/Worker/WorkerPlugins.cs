namespace Temporalio.Worker;

/// <summary>The plugins of a worker: the client's that are worker plugins too, then its own.</summary>
internal static class WorkerPlugins
{
    /// <summary>Collects the plugins.</summary>
    /// <param name="client">The client.</param>
    /// <param name="options">The worker's options.</param>
    /// <returns>The plugins, outermost first.</returns>
    public static IReadOnlyList<ITemporalWorkerPlugin> Of(IWorkerClient client, TemporalWorkerOptions options) =>
        [.. client.Options.Plugins?.OfType<ITemporalWorkerPlugin>() ?? [], .. options.Plugins ?? []];

    /// <summary>Runs a worker through its plugins.</summary>
    /// <typeparam name="TResult">The run's result.</typeparam>
    /// <param name="plugins">The plugins, outermost first.</param>
    /// <param name="worker">The worker.</param>
    /// <param name="run">The run itself.</param>
    /// <param name="stoppingToken">Stops the worker.</param>
    /// <returns>The result.</returns>
    public static Task<TResult> RunAsync<TResult>(
        IReadOnlyList<ITemporalWorkerPlugin> plugins,
        TemporalWorker worker,
        Func<TemporalWorker, CancellationToken, Task<TResult>> run,
        CancellationToken stoppingToken)
    {
        var chain = run;
        for (var i = plugins.Count - 1; i >= 0; i--)
        {
            var (plugin, next) = (plugins[i], chain);
            chain = (w, token) => plugin.RunWorkerAsync(w, next, token);
        }

        return chain(worker, stoppingToken);
    }
}
