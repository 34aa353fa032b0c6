using Google.Protobuf;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Client;
using Temporalio.Client.Interceptors;
using Temporalio.Exceptions;
using Xunit;

namespace Temporalio.Tests.Client;

public sealed class TemporalClientTests
{
    private readonly ScriptedConnection _server = new();

    [Fact]
    public async Task ListWorkflowsAsync_PagesAndLimit_StopsInTime()
    {
        _server
            .Then(new ListWorkflowExecutionsResponse { Executions = { Info("a"), Info("b") }, NextPageToken = ByteString.CopyFromUtf8("p2") })
            .Then(new ListWorkflowExecutionsResponse { Executions = { Info("c"), Info("d") }, NextPageToken = ByteString.CopyFromUtf8("p3") });
        var client = new TemporalClient(_server, new());
        var ids = new List<string>();

        await foreach (var workflow in client.ListWorkflowsAsync("WorkflowType='x'", new() { Limit = 3 }))
        {
            ids.Add(workflow.Id);
        }

        Assert.Equal(["a", "b", "c"], ids);
        Assert.Equal("p2", _server.Request<ListWorkflowExecutionsRequest>(1).NextPageToken.ToStringUtf8());
        Assert.Equal(2, _server.Calls.Count);
    }

    [Fact]
    public async Task CountWorkflowsAsync_Groups_HaveValues()
    {
        var completed = new Api.Common.V1.Payload
        {
            Metadata = { ["encoding"] = ByteString.CopyFromUtf8("json/plain"), ["type"] = ByteString.CopyFromUtf8("Keyword") },
            Data = ByteString.CopyFromUtf8("\"Completed\""),
        };
        _server.Then(new CountWorkflowExecutionsResponse
        {
            Count = 4,
            Groups = { new CountWorkflowExecutionsResponse.Types.AggregationGroup { Count = 4, GroupValues = { completed } } },
        });

        var count = await new TemporalClient(_server, new()).CountWorkflowsAsync("GROUP BY ExecutionStatus");

        Assert.Equal(4, count.Count);
        Assert.Equal(["Completed"], Assert.Single(count.Groups).GroupValues);
    }

    [Fact]
    public async Task Interceptors_TwoOfThem_FirstIsOutermost()
    {
        var log = new List<string>();
        _server.Then(new RequestCancelWorkflowExecutionResponse());
        var client = new TemporalClient(_server, new() { Interceptors = [new Logging("a", log), new Logging("b", log)] });

        await client.GetWorkflowHandle("wf").CancelAsync();

        Assert.Equal(["a", "b"], log);
    }

    [Fact]
    public void Plugins_ConfigureClient_ChangesTheClientsCopyOnly()
    {
        var options = new TemporalClientOptions { Plugins = [new RenamingPlugin()] };

        var client = new TemporalClient(_server, options);

        Assert.Equal("renamed", client.Options.Namespace);
        Assert.Equal("default", options.Namespace);
    }

    [Fact]
    public async Task AsyncActivity_ByTokenAndById_SendsTheRightCall()
    {
        _server.Then(new RespondActivityTaskCompletedResponse()).Then(new RespondActivityTaskFailedByIdResponse());
        var client = new TemporalClient(_server, new());

        await client.GetAsyncActivityHandle([1, 2]).CompleteAsync("ok");
        await client.GetAsyncActivityHandle("wf", "run", "act").FailAsync(new ApplicationFailureException("bad"), new() { LastHeartbeatDetails = [1] });

        Assert.Equal("\"ok\"", _server.Request<RespondActivityTaskCompletedRequest>(0).Result.Payloads_[0].Data.ToStringUtf8());
        var failed = _server.Request<RespondActivityTaskFailedByIdRequest>(1);
        Assert.Equal(("wf", "run", "act", "bad"), (failed.WorkflowId, failed.RunId, failed.ActivityId, failed.Failure.Message));
        Assert.Single(failed.LastHeartbeatDetails.Payloads_);
    }

    [Fact]
    public async Task AsyncActivityHeartbeat_Paused_TellsWhat()
    {
        _server.Then(new RecordActivityTaskHeartbeatResponse { ActivityPaused = true });

        var error = await Assert.ThrowsAsync<AsyncActivityCanceledException>(
            () => new TemporalClient(_server, new()).GetAsyncActivityHandle([1]).HeartbeatAsync(new() { Details = [1] }));

        Assert.True(error.Details?.IsPaused);
    }

    private static Api.Workflow.V1.WorkflowExecutionInfo Info(string id) => new() { Execution = new() { WorkflowId = id, RunId = "r" } };

    private sealed class RenamingPlugin : ITemporalClientPlugin
    {
        public string Name => "renaming";

        public void ConfigureClient(TemporalClientOptions options) => options.Namespace = "renamed";

        public Task<TemporalConnection> ConnectAsync(
            TemporalClientConnectOptions options, Func<TemporalClientConnectOptions, Task<TemporalConnection>> continuation)
            => continuation(options);
    }

    private sealed class Logging(string name, List<string> log) : IClientInterceptor
    {
        public ClientOutboundInterceptor InterceptClient(ClientOutboundInterceptor nextInterceptor) => new Outbound(nextInterceptor, name, log);

        private sealed class Outbound(ClientOutboundInterceptor next, string name, List<string> log) : ClientOutboundInterceptor(next)
        {
            public override Task CancelWorkflowAsync(CancelWorkflowInput input)
            {
                log.Add(name);
                return Next.CancelWorkflowAsync(input);
            }
        }
    }
}
