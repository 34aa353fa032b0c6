using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Temporalio.Api.Command.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Common.Protos;
using Temporalio.Core.Machines;
using Temporalio.Exceptions;
using Temporalio.Worker.Interceptors;
using Temporalio.Workflows;

namespace Temporalio.Core.Instances;

/// <summary>Activities as a workflow calls them.</summary>
internal static class ActivityCalls
{
    public static async Task<TResult> ScheduleAsync<TResult>(WorkflowInstance instance, ScheduleActivityInput input)
    {
        instance.CheckMayCommand();
        var options = input.Options;
        if (options.StartToCloseTimeout is null && options.ScheduleToCloseTimeout is null)
        {
            throw new ArgumentException("An activity needs a start-to-close or a schedule-to-close timeout.", nameof(input));
        }

        var token = options.CancellationToken ?? instance.CancellationToken;
        if (token.IsCancellationRequested)
        {
            throw new CanceledFailureException("Activity cancelled before scheduled");
        }

        var source = WorkflowSources.New<Resolution>();
        var id = instance.Counters.NextActivity().ToString(CultureInfo.InvariantCulture);
        var command = CommandOf(instance, input, options.ActivityId ?? id);
        var machine = new ActivityMachine(instance.Machines, command, options.CancellationType, r => source.TrySetResult(r));
        using var trace = instance.Traces.Track();
        using var registration = token.Register(machine.Cancel);
        var resolution = await source.Task.ConfigureAwait(true);
        return resolution.Failure is { } failure
            ? throw instance.ToException(failure)
            : Arguments.Result<TResult>(instance.PayloadConverter, resolution.Result);
    }

    private static Command CommandOf(WorkflowInstance instance, ScheduleActivityInput input, string id)
    {
        var options = input.Options;
        var taskQueue = options.TaskQueue ?? instance.Info.TaskQueue;
        var isOwnQueue = taskQueue == instance.Info.TaskQueue;
        return new Command
        {
            CommandType = CommandType.ScheduleActivityTask,
            UserMetadata = Arguments.Metadata(instance.PayloadConverter, options.Summary),
            ScheduleActivityTaskCommandAttributes = new()
            {
                ActivityId = id,
                ActivityType = new() { Name = input.Activity },
                TaskQueue = new() { Name = taskQueue, Kind = TaskQueueKind.Normal },
                Header = Arguments.Write(input.Headers),
                Input = Arguments.Write(instance.PayloadConverter, input.Args),
                ScheduleToCloseTimeout = ToDuration(options.ScheduleToCloseTimeout),
                ScheduleToStartTimeout = ToDuration(options.ScheduleToStartTimeout),
                StartToCloseTimeout = ToDuration(options.StartToCloseTimeout),
                HeartbeatTimeout = ToDuration(options.HeartbeatTimeout),
                RetryPolicy = options.RetryPolicy?.ToProto(),
                Priority = options.Priority?.ToProto() ?? new(),
                RequestEagerExecution = isOwnQueue && !options.DisableEagerActivityExecution && !instance.Options.DisableEagerActivityExecution,
                UseWorkflowBuildId = options.VersioningIntent == VersioningIntent.Compatible
                    || (options.VersioningIntent == VersioningIntent.Unspecified && isOwnQueue),
            },
        };
    }

    private static Duration? ToDuration(TimeSpan? time) => time is { } t ? Duration.FromTimeSpan(t) : null;
}
