using Temporalio.Api.Command.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Failure.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Converters;
using Temporalio.Exceptions;

namespace Temporalio.Core.Replay;

/// <summary>Makes the requests that answer workflow tasks.</summary>
internal sealed class TaskAnswers(WorkflowExecutorOptions options)
{
    private const string SdkName = "temporal-dotnet";
    private static readonly string SdkVersion = typeof(TaskAnswers).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    private IPayloadCodec? Codec => options.Instances.DataConverter.PayloadCodec;

    public async Task<WorkflowTaskResult> CompleteAsync(PollWorkflowTaskQueueResponse task, WorkflowRun run, bool keepAlive)
    {
        var machines = run.Machines;
        var request = new RespondWorkflowTaskCompletedRequest
        {
            TaskToken = task.TaskToken,
            Identity = options.Identity,
            Namespace = options.Instances.Namespace,
            ReturnNewWorkflowTask = true,
            ForceCreateNewWorkflowTask = keepAlive,
            SdkMetadata = new(),
            MeteringMetadata = new(),
        };
        foreach (var (id, query) in task.Queries)
        {
            request.QueryResults.Add(id, run.Instance.Query(id, query));
        }

        request.Commands.Add(machines.Commands.ToSend());
        request.Messages.Add(machines.Outbox);
        machines.Outbox.Clear();
        request.SdkMetadata.CoreUsedFlags.Add(machines.Flags.TakeNew());
        if (request.SdkMetadata.CoreUsedFlags.Count > 0)
        {
            request.SdkMetadata.SdkName = SdkName;
            request.SdkMetadata.SdkVersion = SdkVersion;
        }

        var behavior = run.Instance.DynamicOptions?.VersioningBehavior ?? run.Instance.Definition.VersioningBehavior;
        request.VersioningBehavior = (VersioningBehavior)(int)(behavior ?? default);
        if (Codec is { } codec)
        {
            // The commands stay, to be compared with history by ids and names; what is sent is a copy.
            request = request.Clone();
            await PayloadCodecs.EncodeAsync(codec, request).ConfigureAwait(false);
        }

        return new WorkflowTaskResult.Completed(request);
    }

    public async Task<WorkflowTaskResult> QueryAsync(PollWorkflowTaskQueueResponse task, WorkflowRun run)
    {
        var result = run.Instance.Query("legacy_query", task.Query);
        var request = new RespondQueryTaskCompletedRequest
        {
            TaskToken = task.TaskToken,
            Namespace = options.Instances.Namespace,
            CompletedType = result.ResultType,
            QueryResult = result.Answer,
            ErrorMessage = result.ErrorMessage,
            Failure = result.Failure,
        };
        if (Codec is { } codec)
        {
            await PayloadCodecs.EncodeAsync(codec, request).ConfigureAwait(false);
        }

        return new WorkflowTaskResult.QueryCompleted(request);
    }

    public async Task<WorkflowTaskResult> FailAsync(PollWorkflowTaskQueueResponse task, WorkflowRun? run, Exception e)
    {
        var failure = FailureOf(run, e);
        if (Codec is { } codec)
        {
            await PayloadCodecs.EncodeAsync(codec, failure).ConfigureAwait(false);
        }

        if (task.Query is not null)
        {
            return new WorkflowTaskResult.QueryCompleted(new RespondQueryTaskCompletedRequest
            {
                TaskToken = task.TaskToken,
                Namespace = options.Instances.Namespace,
                CompletedType = QueryResultType.Failed,
                ErrorMessage = e.Message,
                Failure = failure,
            });
        }

        if (e is WorkflowNondeterminismException && run is not null && run.Instance.FailsWorkflow(e))
        {
            return new WorkflowTaskResult.Completed(FailWorkflow(task, failure));
        }

        if (task.Attempt > 1)
        {
            return new WorkflowTaskResult.Silent(e.Message);
        }

        return new WorkflowTaskResult.Failed(new RespondWorkflowTaskFailedRequest
        {
            TaskToken = task.TaskToken,
            Identity = options.Identity,
            Namespace = options.Instances.Namespace,
            Cause = e is WorkflowNondeterminismException
                ? WorkflowTaskFailedCause.NonDeterministicError
                : WorkflowTaskFailedCause.WorkflowWorkerUnhandledFailure,
            Failure = failure,
        });
    }

    private RespondWorkflowTaskCompletedRequest FailWorkflow(PollWorkflowTaskQueueResponse task, Failure failure) => new()
    {
        TaskToken = task.TaskToken,
        Identity = options.Identity,
        Namespace = options.Instances.Namespace,
        Commands =
        {
            new Command
            {
                CommandType = CommandType.FailWorkflowExecution,
                FailWorkflowExecutionCommandAttributes = new() { Failure = failure },
            },
        },
    };

    private Failure FailureOf(WorkflowRun? run, Exception e)
    {
        try
        {
            var converter = options.Instances.DataConverter;
            return run?.Instance.ToFailure(e) ?? converter.FailureConverter.ToFailure(e, converter.PayloadConverter);
        }
#pragma warning disable CA1031 // A converter of the application's that fails must not hide what went wrong.
        catch (Exception conversion)
#pragma warning restore CA1031
        {
            return new Failure
            {
                Message = $"{e.Message} (the failure itself could not be converted: {conversion.Message})",
                ApplicationFailureInfo = new() { Type = e.GetType().Name },
            };
        }
    }
}
