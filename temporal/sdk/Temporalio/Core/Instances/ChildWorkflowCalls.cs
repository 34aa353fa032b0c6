using Google.Protobuf.WellKnownTypes;
using Temporalio.Api.Command.V1;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Common.Protos;
using Temporalio.Core.Machines;
using Temporalio.Exceptions;
using Temporalio.Worker.Interceptors;
using Temporalio.Workflows;
using ChildClosePolicy = Temporalio.Api.Enums.V1.ParentClosePolicy;

namespace Temporalio.Core.Instances;

/// <summary>Child workflows as a workflow calls them.</summary>
internal static class ChildWorkflowCalls
{
    public static async Task<ChildWorkflowHandle<TWorkflow, TResult>> StartAsync<TWorkflow, TResult>(
        WorkflowInstance instance, StartChildWorkflowInput input)
    {
        instance.CheckMayCommand();
        var options = input.Options;
        var token = options.CancellationToken ?? instance.CancellationToken;
        if (token.IsCancellationRequested)
        {
            throw new CanceledFailureException("Child cancelled before scheduled");
        }

        var id = options.Id ?? instance.NewGuid().ToString();
        var started = WorkflowSources.New<ChildStart>();
        var closed = WorkflowSources.New<Resolution>();
        CancellationTokenRegistration registration = default;
        var machine = new ChildWorkflowMachine(
            instance.Machines,
            instance.Options.Namespace,
            CommandOf(instance, input, id),
            options.CancellationType,
            start =>
            {
                if (start.RunId is null)
                {
                    registration.Dispose();
                }

                started.TrySetResult(start);
            },
            resolution =>
            {
                registration.Dispose();
                closed.TrySetResult(resolution);
            });
        registration = token.Register(() => machine.Cancel(reason: string.Empty));
        using var trace = instance.Traces.Track();
        var result = await started.Task.ConfigureAwait(true);
        if (result.RunId is { } runId)
        {
            return new Handle<TWorkflow, TResult>(instance, id, runId, closed.Task);
        }

        throw result.Failure is { } failure
            ? instance.ToException(failure)
            : new WorkflowAlreadyStartedException("Child workflow already started", id, input.Workflow, string.Empty);
    }

    private static Command CommandOf(WorkflowInstance instance, StartChildWorkflowInput input, string id)
    {
        var options = input.Options;
        var attributes = new StartChildWorkflowExecutionCommandAttributes
        {
            WorkflowId = id,
            WorkflowType = new() { Name = input.Workflow },
            TaskQueue = new() { Name = options.TaskQueue ?? instance.Info.TaskQueue, Kind = TaskQueueKind.Normal },
            Input = Arguments.Write(instance.PayloadConverter, input.Args),
            WorkflowExecutionTimeout = ToDuration(options.ExecutionTimeout),
            WorkflowRunTimeout = ToDuration(options.RunTimeout),
            WorkflowTaskTimeout = ToDuration(options.TaskTimeout),
            ParentClosePolicy = (ChildClosePolicy)(int)options.ParentClosePolicy,
            WorkflowIdReusePolicy = options.IdReusePolicy,
            RetryPolicy = options.RetryPolicy?.ToProto(),
            CronSchedule = options.CronSchedule ?? string.Empty,
            Header = Arguments.Write(input.Headers),
            Memo = MemoOf(instance, options.Memo),
            SearchAttributes = options.TypedSearchAttributes is { Count: > 0 } some ? some.ToProto() : null,
            Priority = options.Priority?.ToProto() ?? new(),
#pragma warning disable CS0612 // Old servers route by it, and the official SDKs still say so.
            InheritBuildId = true,
#pragma warning restore CS0612
        };
        return new Command
        {
            CommandType = CommandType.StartChildWorkflowExecution,
            UserMetadata = Arguments.Metadata(instance.PayloadConverter, options.StaticSummary, options.StaticDetails),
            StartChildWorkflowExecutionCommandAttributes = attributes,
        };
    }

    private static Memo? MemoOf(WorkflowInstance instance, IReadOnlyDictionary<string, object>? values)
    {
        if (values is null || values.Count == 0)
        {
            return null;
        }

        var memo = new Memo();
        foreach (var (key, value) in values)
        {
            memo.Fields.Add(key, instance.PayloadConverter.ToPayload(value));
        }

        return memo;
    }

    private static Duration? ToDuration(TimeSpan? time) => time is { } t ? Duration.FromTimeSpan(t) : null;

    private sealed class Handle<TWorkflow, TResult>(WorkflowInstance instance, string id, string runId, Task<Resolution> closed)
        : ChildWorkflowHandle<TWorkflow, TResult>
    {
        public override string Id => id;

        public override string FirstExecutionRunId => runId;

        public override async Task<TOther> GetResultAsync<TOther>()
        {
            using var trace = instance.Traces.Track();
            var resolution = await closed.ConfigureAwait(true);
            return resolution.Failure is { } failure
                ? throw instance.ToException(failure)
                : Arguments.Result<TOther>(instance.PayloadConverter, resolution.Result);
        }

        public override Task SignalAsync(string signal, IReadOnlyCollection<object?> args, ChildWorkflowSignalOptions? options = null)
            => instance.Outbound.SignalChildWorkflowAsync(new SignalChildWorkflowInput(id, signal, args, options, Headers: null));
    }
}
