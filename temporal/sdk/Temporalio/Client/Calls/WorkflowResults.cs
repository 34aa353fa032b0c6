using Temporalio.Api.Enums.V1;
using Temporalio.Api.Failure.V1;
using Temporalio.Api.History.V1;
using Temporalio.Converters;
using Temporalio.Exceptions;

namespace Temporalio.Client.Calls;

/// <summary>How workflows end, run after run of a chain.</summary>
internal static class WorkflowResults
{
    /// <summary>Waits for a result.</summary>
    /// <typeparam name="TResult">The result's type.</typeparam>
    /// <param name="handle">The workflow.</param>
    /// <param name="followRuns">Whether to go on to the next run of the chain.</param>
    /// <param name="rpcOptions">Options of the calls, or null.</param>
    /// <returns>The result.</returns>
    /// <exception cref="WorkflowFailedException">The workflow did not complete.</exception>
    /// <exception cref="WorkflowContinuedAsNewException">The run continued as another that is not to be followed.</exception>
    public static async Task<TResult> WaitAsync<TResult>(WorkflowHandle handle, bool followRuns, RpcOptions? rpcOptions)
    {
        var converter = handle.Client.Options.DataConverter.WithSerializationContext(
            new ISerializationContext.Workflow(handle.Client.Options.Namespace, handle.Id));
        var runId = handle.ResultRunId;
        while (true)
        {
            var close = await WaitForCloseAsync(handle with { RunId = runId }, rpcOptions).ConfigureAwait(false);
            if (NextRunOf(close) is { Length: > 0 } next)
            {
                if (followRuns)
                {
                    runId = next;
                    continue;
                }

                if (close.EventType == EventType.WorkflowExecutionContinuedAsNew)
                {
                    throw new WorkflowContinuedAsNewException(next);
                }
            }

            if (close.WorkflowExecutionCompletedEventAttributes is not { } completed)
            {
                throw new WorkflowFailedException(await ReasonAsync(close, converter).ConfigureAwait(false));
            }

            return typeof(TResult) == typeof(ValueTuple)
                ? default!
                : await converter.ToSingleValueAsync<TResult>(completed.Result is { } result ? result.Payloads_ : []).ConfigureAwait(false);
        }
    }

    private static async Task<HistoryEvent> WaitForCloseAsync(WorkflowHandle handle, RpcOptions? rpcOptions)
    {
        var options = new WorkflowHistoryEventFetchOptions
        {
            EventFilterType = HistoryEventFilterType.CloseEvent,
            WaitNewEvent = true,
            SkipArchival = true,
            Rpc = rpcOptions,
        };
        await foreach (var historyEvent in handle.FetchHistoryEventsAsync(options).ConfigureAwait(false))
        {
            return historyEvent;
        }

        throw new InvalidOperationException($"The history of workflow '{handle.Id}' ended without a close event.");
    }

    private static string? NextRunOf(HistoryEvent close) => close switch
    {
        { WorkflowExecutionCompletedEventAttributes: { } attributes } => attributes.NewExecutionRunId,
        { WorkflowExecutionFailedEventAttributes: { } attributes } => attributes.NewExecutionRunId,
        { WorkflowExecutionTimedOutEventAttributes: { } attributes } => attributes.NewExecutionRunId,
        { WorkflowExecutionContinuedAsNewEventAttributes: { } attributes } => attributes.NewExecutionRunId,
        _ => null,
    };

    private static Task<Exception> ReasonAsync(HistoryEvent close, DataConverter converter) => close switch
    {
        { WorkflowExecutionFailedEventAttributes: { } attributes } => converter.ToExceptionAsync(attributes.Failure),
        { WorkflowExecutionCanceledEventAttributes: { } attributes } => converter.ToExceptionAsync(new Failure
        {
            Message = "Workflow canceled",
            CanceledFailureInfo = new() { Details = attributes.Details },
        }),
        { WorkflowExecutionTerminatedEventAttributes: { } attributes } => TerminationAsync(attributes, converter),
        { WorkflowExecutionTimedOutEventAttributes: not null } => converter.ToExceptionAsync(new Failure
        {
            Message = "Workflow timed out",
            TimeoutFailureInfo = new() { TimeoutType = TimeoutType.StartToClose },
        }),
        _ => throw new InvalidOperationException($"The event {close.EventType} does not close a workflow."),
    };

    private static async Task<Exception> TerminationAsync(WorkflowExecutionTerminatedEventAttributes attributes, DataConverter converter)
    {
        var payloads = attributes.Details?.Payloads_ is { Count: > 0 } details
            ? converter.PayloadCodec is { } codec ? await codec.DecodeAsync(details).ConfigureAwait(false) : details
            : null;
        var failure = new Failure
        {
            Message = attributes.Reason.Length > 0 ? attributes.Reason : "Workflow terminated",
            TerminatedFailureInfo = new(),
        };
        return new TerminatedFailureException(failure, null, payloads is null ? null : new(converter.PayloadConverter, payloads));
    }
}
