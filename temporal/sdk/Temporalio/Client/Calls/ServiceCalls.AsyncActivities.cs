using Google.Protobuf;
using Temporalio.Activities;
using Temporalio.Client.Interceptors;
using Temporalio.Converters;
using Temporalio.Exceptions;

namespace Temporalio.Client.Calls;

/// <content>Activities that are completed from outside.</content>
internal sealed partial class ServiceCalls
{
    /// <inheritdoc/>
    public override async Task HeartbeatAsyncActivityAsync(HeartbeatAsyncActivityInput input)
    {
        var converter = ConverterOf(input.Activity, input.DataConverterOverride);
        var details = await ToPayloadsAsync(converter, input.Options?.Details, "heartbeat's details").ConfigureAwait(false);
        var rpc = Rpc(input.Options?.Rpc);
        ActivityCancellationDetails asked;
        if (input.Activity is AsyncActivityHandle.IdReference id)
        {
            var response = await Service.RecordActivityTaskHeartbeatByIdAsync(
                new()
                {
                    Namespace = Namespace,
                    WorkflowId = id.WorkflowId,
                    RunId = id.RunId ?? string.Empty,
                    ActivityId = id.ActivityId,
                    Details = details,
                    Identity = Identity,
                },
                rpc).ConfigureAwait(false);
            asked = new() { IsCancelRequested = response.CancelRequested, IsPaused = response.ActivityPaused, IsReset = response.ActivityReset };
        }
        else
        {
            var response = await Service.RecordActivityTaskHeartbeatAsync(
                new() { Namespace = Namespace, TaskToken = TokenOf(input.Activity), Details = details, Identity = Identity },
                rpc).ConfigureAwait(false);
            asked = new() { IsCancelRequested = response.CancelRequested, IsPaused = response.ActivityPaused, IsReset = response.ActivityReset };
        }

        if (asked is { IsCancelRequested: true } or { IsPaused: true } or { IsReset: true })
        {
            throw new AsyncActivityCanceledException(asked);
        }
    }

    /// <inheritdoc/>
    public override async Task CompleteAsyncActivityAsync(CompleteAsyncActivityInput input)
    {
        var converter = ConverterOf(input.Activity, input.DataConverterOverride);
        var result = await ToPayloadsAsync(converter, [input.Result], "activity's result").ConfigureAwait(false);
        var rpc = Rpc(input.Options?.Rpc);
        if (input.Activity is AsyncActivityHandle.IdReference id)
        {
            await Service.RespondActivityTaskCompletedByIdAsync(
                new()
                {
                    Namespace = Namespace,
                    WorkflowId = id.WorkflowId,
                    RunId = id.RunId ?? string.Empty,
                    ActivityId = id.ActivityId,
                    Result = result,
                    Identity = Identity,
                },
                rpc).ConfigureAwait(false);
        }
        else
        {
            await Service.RespondActivityTaskCompletedAsync(
                new() { Namespace = Namespace, TaskToken = TokenOf(input.Activity), Result = result, Identity = Identity },
                rpc).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override async Task FailAsyncActivityAsync(FailAsyncActivityInput input)
    {
        var converter = ConverterOf(input.Activity, input.DataConverterOverride);
        var failure = await converter.ToFailureAsync(input.Exception).ConfigureAwait(false);
        var details = await ToPayloadsAsync(converter, input.Options?.LastHeartbeatDetails, "heartbeat's details").ConfigureAwait(false);
        var rpc = Rpc(input.Options?.Rpc);
        if (input.Activity is AsyncActivityHandle.IdReference id)
        {
            await Service.RespondActivityTaskFailedByIdAsync(
                new()
                {
                    Namespace = Namespace,
                    WorkflowId = id.WorkflowId,
                    RunId = id.RunId ?? string.Empty,
                    ActivityId = id.ActivityId,
                    Failure = failure,
                    LastHeartbeatDetails = details,
                    Identity = Identity,
                },
                rpc).ConfigureAwait(false);
        }
        else
        {
            await Service.RespondActivityTaskFailedAsync(
                new()
                {
                    Namespace = Namespace,
                    TaskToken = TokenOf(input.Activity),
                    Failure = failure,
                    LastHeartbeatDetails = details,
                    Identity = Identity,
                },
                rpc).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override async Task ReportCancellationAsyncActivityAsync(ReportCancellationAsyncActivityInput input)
    {
        var converter = ConverterOf(input.Activity, input.DataConverterOverride);
        var details = await ToPayloadsAsync(converter, input.Options?.Details, "cancellation's details").ConfigureAwait(false);
        var rpc = Rpc(input.Options?.Rpc);
        if (input.Activity is AsyncActivityHandle.IdReference id)
        {
            await Service.RespondActivityTaskCanceledByIdAsync(
                new()
                {
                    Namespace = Namespace,
                    WorkflowId = id.WorkflowId,
                    RunId = id.RunId ?? string.Empty,
                    ActivityId = id.ActivityId,
                    Details = details,
                    Identity = Identity,
                },
                rpc).ConfigureAwait(false);
        }
        else
        {
            await Service.RespondActivityTaskCanceledAsync(
                new() { Namespace = Namespace, TaskToken = TokenOf(input.Activity), Details = details, Identity = Identity },
                rpc).ConfigureAwait(false);
        }
    }

    private static ByteString TokenOf(AsyncActivityHandle.Reference activity)
        => activity is AsyncActivityHandle.TaskTokenReference reference
            ? ByteString.CopyFrom(reference.TaskToken)
            : throw new ArgumentException($"An activity can't be named by a {activity.GetType()}.", nameof(activity));

    // A token says nothing of whose activity it is, so only ids give a context.
    private DataConverter ConverterOf(AsyncActivityHandle.Reference activity, DataConverter? given)
        => given ?? (activity is AsyncActivityHandle.IdReference id
            ? _client.Options.DataConverter.WithSerializationContext(
                new ISerializationContext.Activity(Namespace, id.ActivityId, id.WorkflowId, null, null, null, IsLocal: false))
            : _client.Options.DataConverter);
}
