using System.Diagnostics;
using Temporal.Server.Hosting;
using Temporal.Server.Storage;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.OperatorService.V1;
using Temporalio.Api.TaskQueue.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Grpc;
using TestKit;
using Xunit;

namespace Temporal.Server.Tests.Hosting;

public sealed class TemporalServerTests
{
    private const string WorkflowService = "temporal.api.workflowservice.v1.WorkflowService";
    private const string OperatorService = "temporal.api.operatorservice.v1.OperatorService";

    private static readonly GrpcMethod<DescribeNamespaceRequest, DescribeNamespaceResponse> DescribeNamespace =
        new(WorkflowService, "DescribeNamespace", DescribeNamespaceRequest.Parser, DescribeNamespaceResponse.Parser);

    private static readonly GrpcMethod<StartWorkflowExecutionRequest, StartWorkflowExecutionResponse> Start =
        new(WorkflowService, "StartWorkflowExecution", StartWorkflowExecutionRequest.Parser, StartWorkflowExecutionResponse.Parser);

    private static readonly GrpcMethod<PollWorkflowTaskQueueRequest, PollWorkflowTaskQueueResponse> Poll =
        new(WorkflowService, "PollWorkflowTaskQueue", PollWorkflowTaskQueueRequest.Parser, PollWorkflowTaskQueueResponse.Parser);

    private static readonly GrpcMethod<CountWorkflowExecutionsRequest, CountWorkflowExecutionsResponse> Count =
        new(WorkflowService, "CountWorkflowExecutions", CountWorkflowExecutionsRequest.Parser, CountWorkflowExecutionsResponse.Parser);

    private static readonly GrpcMethod<ListSearchAttributesRequest, ListSearchAttributesResponse> ListAttributes =
        new(OperatorService, "ListSearchAttributes", ListSearchAttributesRequest.Parser, ListSearchAttributesResponse.Parser);

    private static readonly GrpcMethod<CreateScheduleRequest, CreateScheduleResponse> CreateSchedule =
        new(WorkflowService, "CreateSchedule", CreateScheduleRequest.Parser, CreateScheduleResponse.Parser);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_WithNamespacesAndAttributes_HasThemAndTheDefaultOnes()
    {
        await using var server = await TemporalServer.StartAsync(
            new TemporalServerOptions
            {
                Port = 0,
                Namespaces = ["orders"],
                SearchAttributes = new Dictionary<string, IndexedValueType>(StringComparer.Ordinal) { ["Colour"] = IndexedValueType.Keyword },
            },
            Cancellation);
        using var channel = Connect(server);

        foreach (var name in (string[])["default", "orders", "temporal-system"])
        {
            Assert.Equal(name, (await channel.CallAsync(DescribeNamespace, new DescribeNamespaceRequest { Namespace = name })).NamespaceInfo.Name);
        }

        var attributes = await channel.CallAsync(ListAttributes, new ListSearchAttributesRequest { Namespace = "orders" });
        Assert.Equal(IndexedValueType.Keyword, attributes.CustomAttributes["Colour"]);
    }

    [Fact]
    public async Task Restart_OnTheSameFile_HasNamespacesExecutionsAndTheirTasks()
    {
        using var folder = new TempFolder();
        var options = new TemporalServerOptions { Port = 0, Namespaces = ["orders"], DatabaseFile = folder.File("temporal.db") };
        string id;
        await using (var server = await TemporalServer.StartAsync(options, Cancellation))
        {
            using var channel = Connect(server);
            id = (await channel.CallAsync(DescribeNamespace, new DescribeNamespaceRequest { Namespace = "orders" })).NamespaceInfo.Id;
            _ = await channel.CallAsync(Start, StartRequest());
        }

        await using var again = await TemporalServer.StartAsync(options, Cancellation);
        using var reconnected = Connect(again);
        Assert.Equal(id, (await reconnected.CallAsync(DescribeNamespace, new DescribeNamespaceRequest { Namespace = "orders" })).NamespaceInfo.Id);
        Assert.Equal(1, (await reconnected.CallAsync(Count, new CountWorkflowExecutionsRequest { Namespace = "orders" })).Count);
        Assert.Equal("order-1", (await PollAsync(reconnected)).WorkflowExecution.WorkflowId);
    }

    [Fact]
    public async Task Stop_PollsWait_AnswersThemEmptyWithinASecond()
    {
        await using var server = await TemporalServer.StartAsync(new TemporalServerOptions { Port = 0, Namespaces = ["orders"] }, Cancellation);
        using var channel = Connect(server);
        var polls = Enumerable.Range(0, 5).Select(_ => PollAsync(channel)).ToList();
        await WaitForPollersAsync(channel);
        var watch = Stopwatch.StartNew();

        await server.StopAsync();

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.All(await Task.WhenAll(polls), static answer => Assert.True(answer.TaskToken.IsEmpty));
    }

    [Fact]
    public async Task Start_PortInUse_NamesThePort()
    {
        await using var server = await TemporalServer.StartAsync(new TemporalServerOptions { Port = 0 }, Cancellation);

        var error = await Assert.ThrowsAsync<ServerStartException>(() => TemporalServer.StartAsync(new TemporalServerOptions { Port = server.Port }, Cancellation));

        Assert.Equal($"Port {server.Port} on 127.0.0.1 is in use by another process. Stop it, or choose another port.", error.Message);
    }

    [Fact]
    public async Task Start_DatabaseFileInUse_NamesTheFile()
    {
        using var folder = new TempFolder();
        var options = new TemporalServerOptions { Port = 0, DatabaseFile = folder.File("temporal.db") };
        await using var server = await TemporalServer.StartAsync(options, Cancellation);

        var error = await Assert.ThrowsAsync<StoreException>(() => TemporalServer.StartAsync(options, Cancellation));

        Assert.StartsWith($"Database file '{options.DatabaseFile}' is in use", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("limit.blobSize.error", "many", "Dynamic config value 'limit.blobSize.error=many' is refused")]
    [InlineData("frontend.enableCancelWorkerPollsOnShutdown", "yes", "Dynamic config value 'frontend.enableCancelWorkerPollsOnShutdown=yes' is refused")]
    public async Task Start_BadDynamicConfig_NamesTheSetting(string key, string value, string message)
    {
        var config = new Dictionary<string, string>(StringComparer.Ordinal) { [key] = value };

        var error = await Assert.ThrowsAsync<ServerStartException>(
            () => TemporalServer.StartAsync(new TemporalServerOptions { Port = 0, DynamicConfig = config }, Cancellation));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_DynamicConfig_TakesEffect()
    {
        var config = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["limit.blobSize.error"] = "1000",
            ["frontend.enableCancelWorkerPollsOnShutdown"] = "true",
            ["frontend.somethingElse"] = "1",
        };
        await using var server = await TemporalServer.StartAsync(new TemporalServerOptions { Port = 0, DynamicConfig = config }, Cancellation);
        using var channel = Connect(server);

        var info = (await channel.CallAsync(DescribeNamespace, new DescribeNamespaceRequest { Namespace = "default" })).NamespaceInfo;

        Assert.Equal(1000, info.Limits.BlobSizeLimitError);
        Assert.True(info.Capabilities.WorkerPollCompleteOnShutdown);
    }

    [Fact]
    public async Task Call_OfALaterVersion_IsRefusedByName()
    {
        await using var server = await TemporalServer.StartAsync(new TemporalServerOptions { Port = 0 }, Cancellation);
        using var channel = Connect(server);

        var error = await Assert.ThrowsAsync<GrpcException>(() => channel.CallAsync(CreateSchedule, new CreateScheduleRequest { Namespace = "default" }));

        Assert.Equal((GrpcStatusCode.Unimplemented, "CreateSchedule is not offered by this version of the server."), (error.Code, error.Message));
    }

    private static GrpcChannel Connect(TemporalServer server) => new(new GrpcChannelOptions { Target = server.Target });

    private static StartWorkflowExecutionRequest StartRequest() => new()
    {
        Namespace = "orders",
        WorkflowId = "order-1",
        RequestId = "request-1",
        WorkflowType = new WorkflowType { Name = "type" },
        TaskQueue = new TaskQueue { Name = "queue" },
    };

    private static Task<PollWorkflowTaskQueueResponse> PollAsync(GrpcChannel channel) => channel.CallAsync(
        Poll,
        new PollWorkflowTaskQueueRequest { Namespace = "orders", TaskQueue = new TaskQueue { Name = "queue" }, Identity = "worker" },
        new GrpcCallOptions { Timeout = TimeSpan.FromSeconds(70), CancellationToken = Cancellation });

    private static async Task WaitForPollersAsync(GrpcChannel channel)
    {
        var describe = new GrpcMethod<DescribeTaskQueueRequest, DescribeTaskQueueResponse>(
            WorkflowService, "DescribeTaskQueue", DescribeTaskQueueRequest.Parser, DescribeTaskQueueResponse.Parser);
        var request = new DescribeTaskQueueRequest { Namespace = "orders", TaskQueue = new TaskQueue { Name = "queue" } };
        while ((await channel.CallAsync(describe, request)).Pollers.Count == 0)
        {
            Cancellation.ThrowIfCancellationRequested();
        }
    }
}
