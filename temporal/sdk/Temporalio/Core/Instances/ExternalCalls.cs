using Temporalio.Api.Command.V1;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Failure.V1;
using Temporalio.Core.Machines;
using Temporalio.Exceptions;
using Temporalio.Worker.Interceptors;
using Temporalio.Workflows;

namespace Temporalio.Core.Instances;

/// <summary>Signals and cancellations of other workflows.</summary>
internal static class ExternalCalls
{
    public static async Task SignalAsync(
        WorkflowInstance instance,
        string workflowId,
        string? runId,
        bool isChild,
        string signal,
        IReadOnlyCollection<object?> args,
        IDictionary<string, Payload>? headers,
        CancellationToken? cancellationToken)
    {
        instance.CheckMayCommand();
        var token = cancellationToken ?? instance.CancellationToken;
        if (token.IsCancellationRequested)
        {
            throw new CanceledFailureException("Signal cancelled before scheduled");
        }

        var source = WorkflowSources.New<Failure?>();
        var command = new Command
        {
            CommandType = CommandType.SignalExternalWorkflowExecution,
            SignalExternalWorkflowExecutionCommandAttributes = new()
            {
#pragma warning disable CS0612 // The recorded SDKs name the namespace, and the event shows it.
                Namespace = instance.Options.Namespace,
#pragma warning restore CS0612
                Execution = new() { WorkflowId = workflowId, RunId = runId ?? string.Empty },
                SignalName = signal,
                Input = Arguments.Write(instance.PayloadConverter, args),
                ChildWorkflowOnly = isChild,
                Header = headers is { Count: > 0 } ? Arguments.Write(headers) : null,
            },
        };
        var machine = new ExternalSignalMachine(instance.Machines, command, f => source.TrySetResult(f));
        using var registration = token.Register(machine.Cancel);
        await FinishAsync(instance, source.Task).ConfigureAwait(true);
    }

    public static async Task CancelAsync(WorkflowInstance instance, string workflowId, string? runId)
    {
        instance.CheckMayCommand();
        var source = WorkflowSources.New<Failure?>();
        var command = new Command
        {
            CommandType = CommandType.RequestCancelExternalWorkflowExecution,
            RequestCancelExternalWorkflowExecutionCommandAttributes = new()
            {
#pragma warning disable CS0612 // The recorded SDKs name the namespace, and the event shows it.
                Namespace = instance.Options.Namespace,
#pragma warning restore CS0612
                WorkflowId = workflowId,
                RunId = runId ?? string.Empty,
                Reason = $"Cancel requested by workflow with run id {instance.RunId}",
            },
        };
        _ = new ExternalCancelMachine(instance.Machines, command, f => source.TrySetResult(f));
        await FinishAsync(instance, source.Task).ConfigureAwait(true);
    }

    private static async Task FinishAsync(WorkflowInstance instance, Task<Failure?> finished)
    {
        using var trace = instance.Traces.Track();
        if (await finished.ConfigureAwait(true) is { } failure)
        {
            throw instance.ToException(failure);
        }
    }
}

/// <summary>Another workflow.</summary>
internal sealed class ExternalHandle<TWorkflow>(WorkflowInstance instance, string id, string? runId) : ExternalWorkflowHandle<TWorkflow>
{
    public override string Id => id;

    public override string? RunId => runId;

    public override Task SignalAsync(string signal, IReadOnlyCollection<object?> args, ExternalWorkflowSignalOptions? options = null)
        => instance.Outbound.SignalExternalWorkflowAsync(new SignalExternalWorkflowInput(id, runId, signal, args, options, Headers: null));

    public override Task CancelAsync() => instance.Outbound.CancelExternalWorkflowAsync(new CancelExternalWorkflowInput(id, runId));
}
