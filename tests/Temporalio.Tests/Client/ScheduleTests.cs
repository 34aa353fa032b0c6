using Google.Protobuf;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Client;
using Temporalio.Client.Schedules;
using Temporalio.Converters;
using Temporalio.Exceptions;
using Xunit;
using static Temporalio.Tests.Client.RpcStatuses;

namespace Temporalio.Tests.Client;

public sealed class ScheduleTests
{
    private static readonly DateTime Start = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    private readonly ScriptedConnection _server = new();
    private readonly TemporalClient _client;

    public ScheduleTests() => _client = new(_server, new() { Namespace = "ns" });

    [Fact]
    public async Task DescribeScheduleAsync_WhatWasCreated_IsTheSame()
    {
        _server.Then(new CreateScheduleResponse());
        await _client.CreateScheduleAsync("s", Sample(), new() { TriggerImmediately = true, Backfills = [new(Start, Start.AddHours(1))] });
        var created = _server.Request<CreateScheduleRequest>(0);
        _server.Then(new DescribeScheduleResponse { Schedule = created.Schedule, Info = new() { ActionCount = 3 } });

        var description = await _client.GetScheduleHandle("s").DescribeAsync();

        Assert.NotNull(created.InitialPatch.TriggerImmediately);
        Assert.Equal(3600, (created.InitialPatch.BackfillRequest[0].EndTime - created.InitialPatch.BackfillRequest[0].StartTime).Seconds);
        Assert.Equal(3, description.Info.NumActions);
        var schedule = description.Schedule;
        Assert.Equal(Sample().Policy, schedule.Policy);
        Assert.Equal(Sample().State, schedule.State);
        Assert.Equal(Sample().Spec.Intervals, schedule.Spec.Intervals);
        Assert.Equal(Sample().Spec.CronExpressions, schedule.Spec.CronExpressions);
        Assert.Equal((Start, "Europe/Berlin"), (schedule.Spec.StartAt, schedule.Spec.TimeZoneName));
        var calendar = Assert.Single(schedule.Spec.Calendars);
        Assert.Equal([new ScheduleRange(1, 5)], calendar.DayOfWeek);
        Assert.Equal(ScheduleCalendarSpec.AllMonths, calendar.Month);
        var action = Assert.IsType<ScheduleActionStartWorkflow>(schedule.Action);
        Assert.Equal(("my-workflow", "wf", "tq"), (action.Workflow, action.Options.Id, action.Options.TaskQueue));
        Assert.Equal("x", await Assert.IsAssignableFrom<IEncodedRawValue>(action.Args.First()).ToValueAsync<string>());
    }

    [Fact]
    public async Task UpdateAsync_DescribedArguments_GoBackAsTheyCame()
    {
        _server.Then(new CreateScheduleResponse());
        await _client.CreateScheduleAsync("s", Sample());
        var created = _server.Request<CreateScheduleRequest>(0).Schedule;
        _server
            .Then(new DescribeScheduleResponse { Schedule = created, Info = new(), ConflictToken = ByteString.CopyFromUtf8("token") })
            .Then(new UpdateScheduleResponse());

        await _client.GetScheduleHandle("s").UpdateAsync(
            input => new ScheduleUpdate(input.Description.Schedule with { State = new() { Note = "changed", Paused = true } }));

        var update = _server.Request<UpdateScheduleRequest>(2);
        Assert.Equal("token", update.ConflictToken.ToStringUtf8());
        Assert.Equal(created.Action, update.Schedule.Action);
        Assert.Equal(created.Spec, update.Schedule.Spec);
        Assert.True(update.Schedule.State.Paused);
    }

    [Fact]
    public async Task UpdateAsync_Null_ChangesNothing()
    {
        _server.Then(new CreateScheduleResponse());
        await _client.CreateScheduleAsync("s", Sample());
        _server.Then(new DescribeScheduleResponse { Schedule = _server.Request<CreateScheduleRequest>(0).Schedule, Info = new() });

        await _client.GetScheduleHandle("s").UpdateAsync(_ => (ScheduleUpdate?)null);

        Assert.Equal(2, _server.Calls.Count);
    }

    [Fact]
    public async Task CreateScheduleAsync_Exists_Throws()
    {
        _server.ThenThrow(Error(RpcException.StatusCode.AlreadyExists, "schedule already registered"));

        await Assert.ThrowsAsync<ScheduleAlreadyRunningException>(() => _client.CreateScheduleAsync("s", Sample()));
    }

    [Fact]
    public async Task CreateScheduleAsync_WorkflowWithCron_Throws()
    {
        var action = ScheduleActionStartWorkflow.Create("wt", [], new("wf", "tq") { CronSchedule = "* * * * *" });

        await Assert.ThrowsAsync<ArgumentException>(() => _client.CreateScheduleAsync("s", new(action, new())));
    }

    [Fact]
    public async Task Patches_EachMethod_SendsItsPart()
    {
        _server.Then(new PatchScheduleResponse()).Then(new PatchScheduleResponse()).Then(new PatchScheduleResponse()).Then(new PatchScheduleResponse());
        var handle = _client.GetScheduleHandle("s");

        await handle.PauseAsync("why");
        await handle.UnpauseAsync();
        await handle.TriggerAsync(new() { Overlap = ScheduleOverlapPolicy.AllowAll });
        await handle.BackfillAsync([new(Start, Start)]);

        Assert.Equal("why", _server.Request<PatchScheduleRequest>(0).Patch.Pause);
        Assert.NotEmpty(_server.Request<PatchScheduleRequest>(1).Patch.Unpause);
        Assert.Equal(ScheduleOverlapPolicy.AllowAll, _server.Request<PatchScheduleRequest>(2).Patch.TriggerImmediately.OverlapPolicy);
        Assert.Single(_server.Request<PatchScheduleRequest>(3).Patch.BackfillRequest);
    }

    private static Schedule Sample() => new(
        ScheduleActionStartWorkflow.Create((ITestWorkflow wf) => wf.RunAsync("x", 1), new("wf", "tq")),
        new()
        {
            Calendars = [new() { Hour = [new(9)], DayOfWeek = [new(1, 5)] }],
            Intervals = [new(TimeSpan.FromHours(1), TimeSpan.FromMinutes(5))],
            CronExpressions = ["0 12 * * *"],
            StartAt = Start,
            Jitter = TimeSpan.FromSeconds(10),
            TimeZoneName = "Europe/Berlin",
        })
    {
        Policy = new() { Overlap = ScheduleOverlapPolicy.BufferOne, CatchupWindow = TimeSpan.FromHours(1), PauseOnFailure = true },
        State = new() { Note = "note", LimitedActions = true, RemainingActions = 5 },
    };
}
