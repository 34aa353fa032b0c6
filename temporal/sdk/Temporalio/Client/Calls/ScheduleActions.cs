using Temporalio.Api.Common.V1;
using Temporalio.Api.Workflow.V1;
using Temporalio.Client.Schedules;
using Temporalio.Common;
using Temporalio.Common.Protos;
using Temporalio.Converters;
using ScheduleActionMessage = Temporalio.Api.Schedule.V1.ScheduleAction;

namespace Temporalio.Client.Calls;

/// <summary>The actions of schedules as messages.</summary>
internal static class ScheduleActions
{
    /// <summary>Makes the message of an action.</summary>
    /// <param name="action">The action.</param>
    /// <param name="converter">The client's converter.</param>
    /// <param name="ns">The namespace.</param>
    /// <returns>A new message.</returns>
    /// <exception cref="ArgumentException">The action is incomplete or asks for what a schedule can't do.</exception>
    public static async Task<ScheduleActionMessage> ToProtoAsync(ScheduleAction action, DataConverter converter, string ns)
    {
        if (action is not ScheduleActionStartWorkflow start)
        {
            throw new ArgumentException($"A schedule can't do a {action.GetType()}.", nameof(action));
        }

        var options = start.Options;
        Check(options);
        converter = converter.WithSerializationContext(new ISerializationContext.Workflow(ns, options.Id ?? string.Empty));
        var workflow = new NewWorkflowExecutionInfo
        {
            WorkflowId = options.Id,
            WorkflowType = new() { Name = start.Workflow },
            TaskQueue = new() { Name = options.TaskQueue },
            Input = await ToPayloadsAsync(start.Args, converter).ConfigureAwait(false),
            WorkflowExecutionTimeout = options.ExecutionTimeout.ToDuration(),
            WorkflowRunTimeout = options.RunTimeout.ToDuration(),
            WorkflowTaskTimeout = options.TaskTimeout.ToDuration(),
            RetryPolicy = options.RetryPolicy?.ToProto(),
            SearchAttributes = options.TypedSearchAttributes is { Count: > 0 } attributes ? attributes.ToProto() : null,
            UserMetadata = await converter.ToUserMetadataAsync(options.StaticSummary, options.StaticDetails).ConfigureAwait(false),
            Priority = options.Priority?.ToProto(),
        };
        foreach (var (key, value) in options.Memo ?? new Dictionary<string, object>(StringComparer.Ordinal))
        {
            workflow.Memo ??= new();
            workflow.Memo.Fields.Add(key, await ToPayloadAsync(value, converter).ConfigureAwait(false));
        }

        foreach (var (key, value) in start.Headers ?? new Dictionary<string, IEncodedRawValue>(StringComparer.Ordinal))
        {
            workflow.Header ??= new();
            workflow.Header.Fields.Add(key, value.Payload);
        }

        return new() { StartWorkflow = workflow };
    }

    /// <summary>Makes the action that a message describes; values stay encoded.</summary>
    /// <param name="message">The message.</param>
    /// <param name="converter">The client's converter.</param>
    /// <param name="ns">The namespace.</param>
    /// <returns>The action.</returns>
    /// <exception cref="InvalidOperationException">The action is of no known kind.</exception>
    public static async Task<ScheduleAction> ToActionAsync(ScheduleActionMessage message, DataConverter converter, string ns)
    {
        var workflow = message.StartWorkflow ?? throw new InvalidOperationException("The schedule's action is of no kind that is known here.");
        converter = converter.WithSerializationContext(new ISerializationContext.Workflow(ns, workflow.WorkflowId));
        return new ScheduleActionStartWorkflow(
            workflow.WorkflowType.Name,
            workflow.Input is null ? [] : [.. workflow.Input.Payloads_.Select(p => new EncodedRawValue(converter, p))],
            new(workflow.WorkflowId, workflow.TaskQueue.Name)
            {
                ExecutionTimeout = workflow.WorkflowExecutionTimeout.ToNonZeroTimeSpan(),
                RunTimeout = workflow.WorkflowRunTimeout.ToNonZeroTimeSpan(),
                TaskTimeout = workflow.WorkflowTaskTimeout.ToNonZeroTimeSpan(),
                RetryPolicy = workflow.RetryPolicy?.ToRetryPolicy(),
                Memo = workflow.Memo?.Fields.ToDictionary(
                    f => f.Key, f => (object)new EncodedRawValue(converter, f.Value), StringComparer.Ordinal),
                TypedSearchAttributes = workflow.SearchAttributes is { } attributes ? SearchAttributeCollection.FromProto(attributes) : null,
                StaticSummary = await ToTextAsync(workflow.UserMetadata?.Summary, converter).ConfigureAwait(false),
                StaticDetails = await ToTextAsync(workflow.UserMetadata?.Details, converter).ConfigureAwait(false),
                Priority = workflow.Priority?.ToPriority(),
            },
            workflow.Header?.Fields.ToDictionary(
                f => f.Key, f => (IEncodedRawValue)new EncodedRawValue(converter, f.Value), StringComparer.Ordinal));
    }

    private static void Check(WorkflowOptions options)
    {
        if (string.IsNullOrEmpty(options.Id) || string.IsNullOrEmpty(options.TaskQueue))
        {
            throw new ArgumentException("The schedule's workflow needs an id and a task queue.", nameof(options));
        }

        if (options is { StartSignal: not null } or { CronSchedule: not null } or { StartDelay: not null } or { RequestEagerStart: true })
        {
            throw new ArgumentException(
                "A schedule's workflow can't have a start signal, a cron schedule, a start delay or an eager start.", nameof(options));
        }

        if (options.IdReusePolicy is not (Api.Enums.V1.WorkflowIdReusePolicy.Unspecified or Api.Enums.V1.WorkflowIdReusePolicy.AllowDuplicate)
            || options.IdConflictPolicy != Api.Enums.V1.WorkflowIdConflictPolicy.Unspecified)
        {
            throw new ArgumentException("A schedule's workflow can't have id policies: the schedule's overlap policy says it.", nameof(options));
        }
    }

    private static async Task<Payloads?> ToPayloadsAsync(IReadOnlyCollection<object?> values, DataConverter converter)
    {
        if (values.Count == 0)
        {
            return null;
        }

        // What a description gave is encoded already and must not be encoded again.
        if (values.All(v => v is not IEncodedRawValue))
        {
            return new() { Payloads_ = { await converter.ToPayloadsAsync(values).ConfigureAwait(false) } };
        }

        var payloads = new Payloads();
        foreach (var value in values)
        {
            payloads.Payloads_.Add(await ToPayloadAsync(value, converter).ConfigureAwait(false));
        }

        return payloads;
    }

    private static async Task<Payload> ToPayloadAsync(object? value, DataConverter converter)
        => value is IEncodedRawValue encoded ? encoded.Payload : await converter.ToPayloadAsync(value).ConfigureAwait(false);

    private static async Task<string?> ToTextAsync(Payload? payload, DataConverter converter)
        => payload is null ? null : await converter.ToValueAsync<string?>(payload).ConfigureAwait(false);
}
