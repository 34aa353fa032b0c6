using System.Collections.ObjectModel;
using System.Globalization;
using Temporalio.Api.Common.V1;
using Temporalio.Common.Protos;
using Temporalio.Core.Machines;
using Temporalio.Core.Replay;
using Temporalio.Exceptions;
using Temporalio.Worker.Interceptors;

namespace Temporalio.Core.Instances;

/// <summary>Local activities as a workflow calls them: again after each back-off that was too long for the worker to wait out.</summary>
internal static class LocalActivityCalls
{
    private static readonly TimeSpan DefaultThreshold = TimeSpan.FromMinutes(1);

    public static async Task<TResult> ScheduleAsync<TResult>(WorkflowInstance instance, ScheduleLocalActivityInput input)
    {
        instance.CheckMayCommand();
        var options = input.Options;
        if (options.StartToCloseTimeout is null && options.ScheduleToCloseTimeout is null)
        {
            throw new ArgumentException("A local activity needs a start-to-close or a schedule-to-close timeout.", nameof(input));
        }

        var token = options.CancellationToken ?? instance.CancellationToken;
        using var trace = instance.Traces.Track();
        LocalBackoff? backoff = null;
        while (true)
        {
            if (token.IsCancellationRequested)
            {
                throw new CanceledFailureException("Activity cancelled before scheduled");
            }

            var resolution = await RunAsync(instance, input, backoff, token).ConfigureAwait(true);
            if (resolution.Backoff is null)
            {
                return resolution.Failure is { } failure
                    ? throw instance.ToException(failure)
                    : Arguments.Result<TResult>(instance.PayloadConverter, resolution.Result);
            }

            backoff = resolution.Backoff;
            await instance.Outbound.DelayAsync(new DelayAsyncInput(backoff.Delay, token, Summary: null)).ConfigureAwait(true);
        }
    }

    private static async Task<Resolution> RunAsync(
        WorkflowInstance instance, ScheduleLocalActivityInput input, LocalBackoff? backoff, CancellationToken token)
    {
        var options = input.Options;
        var seq = instance.Counters.NextActivity();
        var request = new LocalActivityRequest
        {
            WorkflowId = instance.WorkflowId,
            RunId = instance.RunId,
            WorkflowType = instance.Info.WorkflowType,
            ActivityId = options.ActivityId ?? seq.ToString(CultureInfo.InvariantCulture),
            ActivityType = input.Activity,
            Arguments = [.. input.Args.Select(instance.PayloadConverter.ToPayload)],
            Headers = new ReadOnlyDictionary<string, Payload>(input.Headers ?? new Dictionary<string, Payload>(StringComparer.Ordinal)),
            Attempt = backoff?.Attempt ?? 1,
            OriginalScheduleTime = backoff?.OriginalScheduleTime,
            ScheduleToCloseTimeout = options.ScheduleToCloseTimeout,
            ScheduleToStartTimeout = options.ScheduleToStartTimeout,
            StartToCloseTimeout = options.StartToCloseTimeout,
            RetryPolicy = options.RetryPolicy?.ToProto(),
            LocalRetryThreshold = options.LocalRetryThreshold ?? DefaultThreshold,
        };
        var source = WorkflowSources.New<Resolution>();
        var machine = new LocalActivityMachine(
            instance.Machines,
            seq,
            request,
            options.CancellationType,
            Arguments.Metadata(instance.PayloadConverter, options.Summary),
            r => source.TrySetResult(r));
        using var registration = token.Register(machine.Cancel);
        return await source.Task.ConfigureAwait(true);
    }
}
