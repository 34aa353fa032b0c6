using Temporalio.Core.Machines;
using Temporalio.Worker.Interceptors;
using Temporalio.Workflows;

namespace Temporalio.Core.Instances;

/// <summary>The end of the outbound chain: turns what the workflow asks for into machines, and their answers into tasks.</summary>
internal sealed class OutboundRoot(WorkflowInstance instance) : WorkflowOutboundInterceptor
{
    public override Task DelayAsync(DelayAsyncInput input)
    {
        instance.CheckMayCommand();
        var token = input.CancellationToken ?? instance.CancellationToken;
        if (token.IsCancellationRequested)
        {
            return Task.FromCanceled(token);
        }

        var delay = input.Delay;
        if (delay < TimeSpan.Zero && delay != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(nameof(input), delay, "A delay cannot be negative.");
        }

        var source = WorkflowSources.New();
        var trace = instance.Traces.Track();
        TimerMachine? timer = null;
        CancellationTokenRegistration registration = default;
        if (delay != Timeout.InfiniteTimeSpan)
        {
            var id = instance.Counters.NextTimer();
            var metadata = Arguments.Metadata(instance.PayloadConverter, input.Summary);

            // The service has no timers of zero.
            timer = new TimerMachine(instance.Machines, id, delay == TimeSpan.Zero ? TimeSpan.FromMilliseconds(1) : delay, metadata, Fired);
        }

        registration = token.Register(() =>
        {
            timer?.Cancel();
            trace?.Dispose();
            source.TrySetCanceled(token);
        });
        return source.Task;

        void Fired()
        {
            registration.Dispose();
            trace?.Dispose();
            source.TrySetResult();
        }
    }

    public override Task<TResult> ScheduleActivityAsync<TResult>(ScheduleActivityInput input)
        => ActivityCalls.ScheduleAsync<TResult>(instance, input);

    public override Task<TResult> ScheduleLocalActivityAsync<TResult>(ScheduleLocalActivityInput input)
        => LocalActivityCalls.ScheduleAsync<TResult>(instance, input);

    public override Task<ChildWorkflowHandle<TWorkflow, TResult>> StartChildWorkflowAsync<TWorkflow, TResult>(StartChildWorkflowInput input)
        => ChildWorkflowCalls.StartAsync<TWorkflow, TResult>(instance, input);

    public override Task SignalChildWorkflowAsync(SignalChildWorkflowInput input)
        => ExternalCalls.SignalAsync(
            instance, input.Id, runId: null, isChild: true, input.Signal, input.Args, input.Headers, input.Options?.CancellationToken);

    public override Task SignalExternalWorkflowAsync(SignalExternalWorkflowInput input)
        => ExternalCalls.SignalAsync(
            instance, input.Id, input.RunId, isChild: false, input.Signal, input.Args, input.Headers, input.Options?.CancellationToken);

    public override Task CancelExternalWorkflowAsync(CancelExternalWorkflowInput input)
        => ExternalCalls.CancelAsync(instance, input.Id, input.RunId);

    public override ContinueAsNewException CreateContinueAsNewException(CreateContinueAsNewExceptionInput input) => new(input);
}
