using Temporalio.Activities;
using Temporalio.Api.ErrorDetails.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Client;
using Temporalio.Converters;
using Temporalio.Exceptions;
using Xunit;
using static Temporalio.Tests.Client.RpcStatuses;

namespace Temporalio.Tests.Client;

public sealed class StandaloneActivityTests
{
    private static readonly StartActivityOptions Options = new("act", "tq") { StartToCloseTimeout = TimeSpan.FromSeconds(5) };

    private readonly ScriptedConnection _server = new();
    private readonly TemporalClient _client;

    public StandaloneActivityTests() => _client = new(_server, new());

    [Activity("double")]
    public static Task<int> DoubleAsync(int number) => Task.FromResult(2 * number);

    [Fact]
    public async Task ExecuteActivityAsync_EmptyPollThenResult_GivesTheResult()
    {
        _server
            .Then(new StartActivityExecutionResponse { RunId = "run" })
            .Then(new PollActivityExecutionResponse())
            .Then(new PollActivityExecutionResponse
            {
                Outcome = new() { Result = new() { Payloads_ = { DataConverter.Default.PayloadConverter.ToPayload(8) } } },
            });

        Assert.Equal(8, await _client.ExecuteActivityAsync(() => DoubleAsync(4), Options));

        var request = _server.Request<StartActivityExecutionRequest>(0);
        Assert.Equal(("double", "4", 5), (request.ActivityType.Name, request.Input.Payloads_[0].Data.ToStringUtf8(), request.StartToCloseTimeout.Seconds));
        Assert.Equal("run", _server.Request<PollActivityExecutionRequest>(2).RunId);
    }

    [Fact]
    public async Task ExecuteActivityAsync_Fails_Throws()
    {
        _server
            .Then(new StartActivityExecutionResponse { RunId = "run" })
            .Then(new PollActivityExecutionResponse { Outcome = new() { Failure = new() { Message = "bad", ApplicationFailureInfo = new() } } });

        var error = await Assert.ThrowsAsync<ActivityFailedException>(() => _client.ExecuteActivityAsync("double", [4], Options));

        Assert.Equal("bad", error.InnerException!.Message);
    }

    [Fact]
    public async Task StartActivityAsync_Exists_TellsTheRun()
    {
        _server.ThenThrow(Error(RpcException.StatusCode.AlreadyExists, "exists", new ActivityExecutionAlreadyStartedFailure { RunId = "other" }));

        var error = await Assert.ThrowsAsync<ActivityAlreadyStartedException>(() => _client.StartActivityAsync("double", [], Options));

        Assert.Equal("other", error.RunId);
    }

    [Fact]
    public async Task StartActivityAsync_NoTimeout_Throws()
        => await Assert.ThrowsAsync<ArgumentException>(() => _client.StartActivityAsync("double", [], new("act", "tq")));
}
