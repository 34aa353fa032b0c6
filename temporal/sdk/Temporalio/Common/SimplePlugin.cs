using System.Runtime.CompilerServices;
using Temporalio.Client;
using Temporalio.Worker;

namespace Temporalio.Common;

/// <summary>A plugin for clients, workers and replayers that is made of options; derive from it to add what they can't say.</summary>
public class SimplePlugin : ITemporalClientPlugin, ITemporalWorkerPlugin
{
    /// <summary>Initializes a new instance of the <see cref="SimplePlugin"/> class.</summary>
    /// <param name="name">The plugin's name.</param>
    /// <param name="options">What it adds, or null for nothing.</param>
    public SimplePlugin(string name, SimplePluginOptions? options = null)
    {
        Name = name;
        Options = (SimplePluginOptions)(options ?? new()).Clone();
    }

    /// <inheritdoc cref="ITemporalClientPlugin.Name"/>
    public string Name { get; }

    /// <summary>Gets what it adds.</summary>
    public SimplePluginOptions Options { get; }

    /// <inheritdoc/>
    public virtual void ConfigureClient(TemporalClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.DataConverter = Replace(options.DataConverter, Options.DataConverterOption);
        options.Interceptors = Append(options.Interceptors, Options.ClientInterceptorsOption);
    }

    /// <inheritdoc/>
    public virtual Task<TemporalConnection> ConnectAsync(
        TemporalClientConnectOptions options, Func<TemporalClientConnectOptions, Task<TemporalConnection>> continuation)
    {
        ArgumentNullException.ThrowIfNull(continuation);
        return continuation(options);
    }

    /// <inheritdoc/>
    public virtual void ConfigureWorker(TemporalWorkerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        foreach (var activity in Options.Activities)
        {
            options.AddActivity(activity);
        }

        foreach (var workflow in Options.Workflows)
        {
            options.AddWorkflow(workflow);
        }

        options.Interceptors = Append(options.Interceptors, Options.WorkerInterceptorsOption);
        options.WorkflowFailureExceptionTypes = Append(
            options.WorkflowFailureExceptionTypes, Options.WorkflowFailureExceptionTypesOption);
    }

    /// <inheritdoc/>
    public virtual void ConfigureReplayer(WorkflowReplayerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        foreach (var workflow in Options.Workflows)
        {
            options.AddWorkflow(workflow);
        }

        options.DataConverter = Replace(options.DataConverter, Options.DataConverterOption);
        options.Interceptors = Append(options.Interceptors, Options.WorkerInterceptorsOption);
        options.WorkflowFailureExceptionTypes = Append(
            options.WorkflowFailureExceptionTypes, Options.WorkflowFailureExceptionTypesOption);
    }

    /// <inheritdoc/>
    public virtual Task<TResult> RunWorkerAsync<TResult>(
        TemporalWorker worker, Func<TemporalWorker, CancellationToken, Task<TResult>> continuation, CancellationToken stoppingToken)
        => InContextAsync(() => continuation(worker, stoppingToken));

    /// <inheritdoc/>
    public virtual Task<IEnumerable<WorkflowReplayResult>> ReplayWorkflowsAsync(
        WorkflowReplayer replayer,
        Func<WorkflowReplayer, CancellationToken, Task<IEnumerable<WorkflowReplayResult>>> continuation,
        CancellationToken cancellationToken)
        => InContextAsync(() => continuation(replayer, cancellationToken));

    /// <inheritdoc/>
    public virtual IAsyncEnumerable<WorkflowReplayResult> ReplayWorkflowsAsync(
        WorkflowReplayer replayer,
        Func<WorkflowReplayer, IAsyncEnumerable<WorkflowReplayResult>> continuation,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(continuation);
        return InContextAsync(continuation(replayer), cancellationToken);
    }

    private static T Replace<T>(T current, SimplePluginOptions.SimplePluginOption<T>? option) => option switch
    {
        null => current,
        { Configurable: { } configure } => configure(current),
        _ => option.Constant ?? current,
    };

    private static IReadOnlyCollection<T>? Append<T>(
        IReadOnlyCollection<T>? current, SimplePluginOptions.SimplePluginOption<IReadOnlyCollection<T>?>? option) => option switch
        {
            null => current,
            { Configurable: { } configure } => configure(current),
            _ => [.. current ?? [], .. option.Constant ?? []],
        };

    private async Task<T> InContextAsync<T>(Func<Task<T>> run)
    {
        await BeforeAsync().ConfigureAwait(false);
        try
        {
            return await run().ConfigureAwait(false);
        }
        finally
        {
            await AfterAsync().ConfigureAwait(false);
        }
    }

    private async IAsyncEnumerable<WorkflowReplayResult> InContextAsync(
        IAsyncEnumerable<WorkflowReplayResult> results, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await BeforeAsync().ConfigureAwait(false);
        try
        {
            await foreach (var result in results.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                yield return result;
            }
        }
        finally
        {
            await AfterAsync().ConfigureAwait(false);
        }
    }

    private Task BeforeAsync() => Options.RunContextBefore?.Invoke() ?? Task.CompletedTask;

    private Task AfterAsync() => Options.RunContextAfter?.Invoke() ?? Task.CompletedTask;
}
