using Google.Protobuf.WellKnownTypes;
using Temporalio.Api.Command.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Common.Protos;
using Temporalio.Core.Machines;
using Temporalio.Exceptions;
using Temporalio.Worker.Interceptors;
using Temporalio.Workflows;

namespace Temporalio.Core.Instances;

/// <summary>Runs the workflow's run method and turns its end into the command that closes the run.</summary>
internal static class Closing
{
    public static async Task RunMainAsync(WorkflowInstance instance, object?[] arguments)
    {
        try
        {
            var input = new ExecuteWorkflowInput(instance.Instance!, instance.Definition.RunMethod, arguments);
            var result = await instance.Inbound.ExecuteWorkflowAsync(input).ConfigureAwait(true);
            Complete(instance, result);
        }
        catch (ContinueAsNewException e)
        {
            ContinueAsNew(instance, e.Input);
        }
        catch (Exception e) when (instance.FailsWorkflow(e) || (instance.IsCancelRequested && TemporalException.IsCanceledException(e)))
        {
            Fail(instance, e, instance.IsCancelRequested);
        }
    }

    public static void Fail(WorkflowInstance instance, Exception e, bool isCancelRequested)
    {
        if (isCancelRequested && TemporalException.IsCanceledException(e))
        {
            Close(
                instance,
                new Command { CommandType = CommandType.CancelWorkflowExecution, CancelWorkflowExecutionCommandAttributes = new() },
                EventType.WorkflowExecutionCanceled);
            return;
        }

        Close(
            instance,
            new Command
            {
                CommandType = CommandType.FailWorkflowExecution,
                FailWorkflowExecutionCommandAttributes = new() { Failure = instance.ToFailure(e) },
            },
            EventType.WorkflowExecutionFailed);
    }

    private static void Complete(WorkflowInstance instance, object? result)
    {
        var attributes = new CompleteWorkflowExecutionCommandAttributes
        {
            Result = new() { Payloads_ = { instance.PayloadConverter.ToPayload(result) } },
        };
        Close(
            instance,
            new Command
            {
                CommandType = CommandType.CompleteWorkflowExecution,
                CompleteWorkflowExecutionCommandAttributes = attributes,
            },
            EventType.WorkflowExecutionCompleted);
    }

    private static void ContinueAsNew(WorkflowInstance instance, CreateContinueAsNewExceptionInput input)
    {
        var options = input.Options;
        var start = instance.StartAttributes;
        var attributes = new ContinueAsNewWorkflowExecutionCommandAttributes
        {
            WorkflowType = new() { Name = input.Workflow },
            TaskQueue = new() { Name = options?.TaskQueue ?? instance.Info.TaskQueue },
            Input = Arguments.Write(instance.PayloadConverter, input.Args),
            WorkflowRunTimeout = ToDuration(options?.RunTimeout),
            WorkflowTaskTimeout = ToDuration(options?.TaskTimeout),
            BackoffStartInterval = ToDuration(options?.BackoffStartInterval),
            RetryPolicy = options?.RetryPolicy?.ToProto() ?? start.RetryPolicy,
            Header = input.Headers is { Count: > 0 } headers ? Arguments.Write(headers) : null,
            Memo = start.Memo,
            SearchAttributes = (options?.TypedSearchAttributes ?? instance.Attributes.SearchAttributes) is { Count: > 0 } some
                ? some.ToProto()
                : null,
            InitialVersioningBehavior = (ContinueAsNewVersioningBehavior)(int)(options?.InitialVersioningBehavior ?? default),
#pragma warning disable CS0612 // Old servers route by it, and the official SDKs still say so.
            InheritBuildId = true,
#pragma warning restore CS0612
        };
        if (options?.Memo is { } memo)
        {
            attributes.Memo = new();
            foreach (var (key, value) in memo)
            {
                attributes.Memo.Fields.Add(key, instance.PayloadConverter.ToPayload(value));
            }
        }

        Close(
            instance,
            new Command
            {
                CommandType = CommandType.ContinueAsNewWorkflowExecution,
                ContinueAsNewWorkflowExecutionCommandAttributes = attributes,
            },
            EventType.WorkflowExecutionContinuedAsNew);
    }

    private static void Close(WorkflowInstance instance, Command command, EventType answer)
    {
        var unfinished = string.Join(", ", instance.Handlers.Unfinished);
        if (unfinished.Length > 0)
        {
            instance.Log.HandlersUnfinished(unfinished);
        }

        instance.Machines.Commands.IssueClosing(command, new NotedCommandMachine(answer));
    }

    private static Duration? ToDuration(TimeSpan? time) => time is { } t ? Duration.FromTimeSpan(t) : null;
}
