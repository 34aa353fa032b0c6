using System.Runtime.CompilerServices;
using Temporalio.Api.Schedule.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Client.Interceptors;
using Temporalio.Client.Schedules;
using Temporalio.Exceptions;
using ScheduleMessage = Temporalio.Api.Schedule.V1.Schedule;

namespace Temporalio.Client.Calls;

/// <content>Schedules.</content>
internal sealed partial class ServiceCalls
{
    /// <inheritdoc/>
    public override async Task<ScheduleHandle> CreateScheduleAsync(CreateScheduleInput input)
    {
        var options = input.Options ?? new();
        var request = new CreateScheduleRequest
        {
            Namespace = Namespace,
            ScheduleId = input.Id,
            Schedule = await ToProtoAsync(input.Schedule).ConfigureAwait(false),
            InitialPatch = options is { TriggerImmediately: false, Backfills.Count: 0 } ? null : new()
            {
                TriggerImmediately = options.TriggerImmediately ? new() { OverlapPolicy = input.Schedule.Policy.Overlap } : null,
                BackfillRequest = { options.Backfills.Select(ScheduleProtos.ToProto) },
            },
            Memo = await ToMemoAsync(_client.Options.DataConverter, options.Memo).ConfigureAwait(false),
            SearchAttributes = options.TypedSearchAttributes is { Count: > 0 } attributes ? attributes.ToProto() : null,
            Identity = Identity,
            RequestId = NewId(),
        };
        try
        {
            await Service.CreateScheduleAsync(request, Rpc(options.Rpc)).ConfigureAwait(false);
        }
        catch (RpcException e) when (e.Code == RpcException.StatusCode.AlreadyExists)
        {
            throw new ScheduleAlreadyRunningException();
        }

        return new(_client, input.Id);
    }

    /// <inheritdoc/>
    public override IAsyncEnumerable<ScheduleListDescription> ListSchedulesAsync(ListSchedulesInput input) => ListAsync(input);

    /// <inheritdoc/>
    public override Task BackfillScheduleAsync(BackfillScheduleInput input)
        => input.Backfills.Count == 0
            ? throw new ArgumentException("At least one span of time is needed.", nameof(input))
            : PatchAsync(input.Id, new() { BackfillRequest = { input.Backfills.Select(ScheduleProtos.ToProto) } }, input.RpcOptions);

    /// <inheritdoc/>
    public override Task PauseScheduleAsync(PauseScheduleInput input)
        => PatchAsync(input.Id, new() { Pause = input.Note ?? "Paused via .NET SDK" }, input.RpcOptions);

    /// <inheritdoc/>
    public override Task UnpauseScheduleAsync(UnpauseScheduleInput input)
        => PatchAsync(input.Id, new() { Unpause = input.Note ?? "Unpaused via .NET SDK" }, input.RpcOptions);

    /// <inheritdoc/>
    public override Task TriggerScheduleAsync(TriggerScheduleInput input)
        => PatchAsync(
            input.Id, new() { TriggerImmediately = new() { OverlapPolicy = input.Options?.Overlap ?? default } }, input.Options?.Rpc);

    /// <inheritdoc/>
    public override Task DeleteScheduleAsync(DeleteScheduleInput input)
        => Service.DeleteScheduleAsync(
            new() { Namespace = Namespace, ScheduleId = input.Id, Identity = Identity }, Rpc(input.RpcOptions));

    /// <inheritdoc/>
    public override async Task<ScheduleDescription> DescribeScheduleAsync(DescribeScheduleInput input)
    {
        var request = new DescribeScheduleRequest { Namespace = Namespace, ScheduleId = input.Id };
        var response = await Service.DescribeScheduleAsync(request, Rpc(input.RpcOptions)).ConfigureAwait(false);
        var schedule = new Schedules.Schedule(
            await ScheduleActions.ToActionAsync(response.Schedule.Action, _client.Options.DataConverter, Namespace).ConfigureAwait(false),
            ScheduleProtos.ToSpec(response.Schedule.Spec))
        {
            Policy = ScheduleProtos.ToPolicy(response.Schedule.Policies),
            State = ScheduleProtos.ToState(response.Schedule.State),
        };
        return new(input.Id, schedule, response, _client.Options.DataConverter);
    }

    /// <inheritdoc/>
    public override async Task UpdateScheduleAsync(UpdateScheduleInput input)
    {
        var description = await DescribeScheduleAsync(new(input.Id, input.RpcOptions)).ConfigureAwait(false);
        if (await input.Updater(new(description)).ConfigureAwait(false) is not { } update)
        {
            return;
        }

        // The server takes what it does not know for a removal, so the token of the description goes back.
        var request = new UpdateScheduleRequest
        {
            Namespace = Namespace,
            ScheduleId = input.Id,
            Schedule = await ToProtoAsync(update.Schedule).ConfigureAwait(false),
            ConflictToken = description.RawDescription.ConflictToken,
            SearchAttributes = update.TypedSearchAttributes?.ToProto(),
            Identity = Identity,
            RequestId = NewId(),
        };
        await Service.UpdateScheduleAsync(request, Rpc(input.RpcOptions)).ConfigureAwait(false);
    }

    private async Task<ScheduleMessage> ToProtoAsync(Schedules.Schedule schedule) => new()
    {
        Action = await ScheduleActions.ToProtoAsync(schedule.Action, _client.Options.DataConverter, Namespace).ConfigureAwait(false),
        Spec = ScheduleProtos.ToProto(schedule.Spec),
        Policies = ScheduleProtos.ToProto(schedule.Policy),
        State = ScheduleProtos.ToProto(schedule.State),
    };

    private Task<PatchScheduleResponse> PatchAsync(string id, SchedulePatch patch, RpcOptions? rpcOptions)
        => Service.PatchScheduleAsync(
            new() { Namespace = Namespace, ScheduleId = id, Patch = patch, Identity = Identity, RequestId = NewId() }, Rpc(rpcOptions));

    private async IAsyncEnumerable<ScheduleListDescription> ListAsync(
        ListSchedulesInput input, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var (rpc, source) = Rpc(input.Options?.Rpc).WithAdditionalCancellationToken(
            cancellationToken.CanBeCanceled ? cancellationToken : null);
        using (source)
        {
            var request = new ListSchedulesRequest { Namespace = Namespace, Query = input.Options?.Query ?? string.Empty };
            do
            {
                var response = await Service.ListSchedulesAsync(request, rpc).ConfigureAwait(false);
                foreach (var entry in response.Schedules)
                {
                    yield return new(entry, _client.Options.DataConverter);
                }

                request.NextPageToken = response.NextPageToken;
            }
            while (!request.NextPageToken.IsEmpty);
        }
    }
}
