using Temporalio.Api.Enums.V1;
using Temporalio.Api.ErrorDetails.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Client;
using Temporalio.Common;
using Temporalio.Converters;
using Temporalio.Exceptions;
using Xunit;
using static Temporalio.Tests.Client.RpcStatuses;

namespace Temporalio.Tests.Client;

public sealed class WorkflowStartTests
{
    private readonly ScriptedConnection _server = new();
    private readonly TemporalClient _client;

    public WorkflowStartTests() => _client = new(_server, new() { Namespace = "ns" });

    [Fact]
    public async Task StartWorkflowAsync_Lambda_SendsNameArgumentsAndOptions()
    {
        _server.Then(new StartWorkflowExecutionResponse { RunId = "run-2", FirstExecutionRunId = "run-1", Started = true });
        var name = "Ada";

        var handle = await _client.StartWorkflowAsync(
            (ITestWorkflow wf) => wf.RunAsync(name, 1 + 2),
            new("wf", "tq")
            {
                RunTimeout = TimeSpan.FromMinutes(1),
                RetryPolicy = new() { MaximumAttempts = 3 },
                Memo = new Dictionary<string, object> { ["m"] = 1 },
                TypedSearchAttributes = new SearchAttributeCollection.Builder()
                    .Set(SearchAttributeKey.CreateKeyword("k"), "v").ToSearchAttributeCollection(),
                StaticSummary = "one line",
                Priority = new(priorityKey: 2),
                StartDelay = TimeSpan.FromSeconds(5),
            });

        Assert.Equal(("wf", null, "run-2", "run-1"), (handle.Id, handle.RunId, handle.ResultRunId, handle.FirstExecutionRunId));
        var request = _server.Request<StartWorkflowExecutionRequest>(0);
        Assert.Equal(("ns", "wf", "my-workflow", "tq", "tester"), (request.Namespace, request.WorkflowId, request.WorkflowType.Name, request.TaskQueue.Name, request.Identity));
        Assert.Equal(["\"Ada\"", "3"], request.Input.Payloads_.Select(p => p.Data.ToStringUtf8()));
        Assert.Equal(60, request.WorkflowRunTimeout.Seconds);
        Assert.Null(request.WorkflowExecutionTimeout);
        Assert.Equal(3, request.RetryPolicy.MaximumAttempts);
        Assert.Equal("1", request.Memo.Fields["m"].Data.ToStringUtf8());
        Assert.Equal("\"v\"", request.SearchAttributes.IndexedFields["k"].Data.ToStringUtf8());
        Assert.Equal("\"one line\"", request.UserMetadata.Summary.Data.ToStringUtf8());
        Assert.Equal(2, request.Priority.PriorityKey);
        Assert.Equal(5, request.WorkflowStartDelay.Seconds);
        Assert.Equal(WorkflowIdReusePolicy.AllowDuplicate, request.WorkflowIdReusePolicy);
        Assert.True(Guid.TryParse(request.RequestId, out _));
        Assert.True(_server.Calls[0].Options?.Retry);
    }

    [Fact]
    public async Task StartWorkflowAsync_AlreadyRunning_TellsTheRun()
    {
        _server.ThenThrow(Error(
            RpcException.StatusCode.AlreadyExists,
            "Workflow execution is already running.",
            new WorkflowExecutionAlreadyStartedFailure { RunId = "other" }));

        var error = await Assert.ThrowsAsync<WorkflowAlreadyStartedException>(
            () => _client.StartWorkflowAsync("wt", [], new("wf", "tq")));

        Assert.Equal(("wf", "wt", "other"), (error.WorkflowId, error.WorkflowType, error.RunId));
    }

    [Fact]
    public async Task StartWorkflowAsync_OtherError_ComesThrough()
    {
        _server.ThenThrow(Error(RpcException.StatusCode.NotFound, "Namespace ns is not found."));

        var error = await Assert.ThrowsAsync<RpcException>(() => _client.StartWorkflowAsync("wt", [], new("wf", "tq")));

        Assert.Equal(RpcException.StatusCode.NotFound, error.Code);
    }

    [Theory]
    [InlineData(null, "tq")]
    [InlineData("wf", null)]
    public async Task StartWorkflowAsync_IncompleteOptions_Throws(string? id, string? taskQueue)
        => await Assert.ThrowsAsync<ArgumentException>(
            () => _client.StartWorkflowAsync("wt", [], new() { Id = id, TaskQueue = taskQueue }));

    [Fact]
    public async Task StartWorkflowAsync_WithStartSignal_SignalsWithStart()
    {
        _server.Then(new SignalWithStartWorkflowExecutionResponse { RunId = "run" });
        var options = new WorkflowOptions("wf", "tq") { StaticSummary = "s" };
        options.SignalWithStart((ITestWorkflow wf) => wf.PokeAsync("gently"));

        var handle = await _client.StartWorkflowAsync((ITestWorkflow wf) => wf.RunAsync("x", 1), options);

        Assert.Equal("run", handle.ResultRunId);
        var request = _server.Request<SignalWithStartWorkflowExecutionRequest>(0);
        Assert.Equal(("Poke", "\"gently\""), (request.SignalName, request.SignalInput.Payloads_[0].Data.ToStringUtf8()));
        Assert.Equal(("my-workflow", 2), (request.WorkflowType.Name, request.Input.Payloads_.Count));
        Assert.Equal("\"s\"", request.UserMetadata.Summary.Data.ToStringUtf8());
    }

    [Fact]
    public async Task StartWorkflowAsync_EagerWithoutWorker_DoesNotAskForTheTask()
    {
        _server.Then(new StartWorkflowExecutionResponse { RunId = "run" });

        await _client.StartWorkflowAsync("wt", [], new("wf", "tq") { RequestEagerStart = true });

        Assert.False(_server.Request<StartWorkflowExecutionRequest>(0).RequestEagerExecution);
    }

    [Fact]
    public async Task StartWorkflowAsync_ContextualCodec_SeesTheWorkflow()
    {
        var codec = new ContextCodec("none");
        var client = new TemporalClient(_server, new() { DataConverter = DataConverter.Default with { PayloadCodec = codec } });
        _server.Then(new StartWorkflowExecutionResponse { RunId = "run" });

        await client.StartWorkflowAsync("wt", ["arg"], new("wf", "tq"));

        var payload = Assert.Single(_server.Request<StartWorkflowExecutionRequest>(0).Input.Payloads_);
        Assert.Equal("default/wf", payload.Metadata["context"].ToStringUtf8());
    }

    private sealed class ContextCodec(string context) : IPayloadCodec, IWithSerializationContext<IPayloadCodec>
    {
        public Task<IReadOnlyCollection<Api.Common.V1.Payload>> EncodeAsync(IReadOnlyCollection<Api.Common.V1.Payload> payloads)
        {
            IReadOnlyCollection<Api.Common.V1.Payload> encoded = [.. payloads.Select(p =>
            {
                var copy = p.Clone();
                copy.Metadata["context"] = Google.Protobuf.ByteString.CopyFromUtf8(context);
                return copy;
            })];
            return Task.FromResult(encoded);
        }

        public Task<IReadOnlyCollection<Api.Common.V1.Payload>> DecodeAsync(IReadOnlyCollection<Api.Common.V1.Payload> payloads)
            => Task.FromResult(payloads);

        public IPayloadCodec WithSerializationContext(ISerializationContext serializationContext)
            => serializationContext is ISerializationContext.Workflow workflow
                ? new ContextCodec($"{workflow.Namespace}/{workflow.WorkflowId}")
                : this;
    }
}
