using Microsoft.AspNetCore.Http;
using Temporal.Server.Core.Validation;
using Temporal.Server.Frontend;
using Temporal.Server.Grpc;
using Temporal.Server.Histories;
using Temporal.Server.Matching;
using Temporal.Server.Namespaces;
using Temporal.Server.Storage;
using Temporal.Server.Storage.Memory;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.TaskQueue.V1;
using Temporalio.Api.WorkflowService.V1;
using TestKit;

namespace Temporal.Server.Tests.Histories;

/// <summary>The engine over a memory store, with a clock that the test moves and work that the test runs.</summary>
internal sealed class EngineFixture : IAsyncDisposable
{
    public const string Namespace = "default";
    public const string Queue = "queue";
    public const string WorkflowId = "workflow";

    private int _ids;

    public EngineFixture(IStore? store = null)
    {
        Store = store ?? new MemoryStore();
        Start();
    }

    public IStore Store { get; }

    public ManualTime Time { get; } = new();

    public QueuedWork Work { get; private set; } = new();

    public HistoryEngine Engine { get; private set; } = null!;

    public TaskMatcher Matcher { get; private set; } = null!;

    public static GrpcCall Call(TimeSpan? timeout = null) => new(new HeaderDictionary(), timeout ?? TimeSpan.FromSeconds(70), CancellationToken.None);

    /// <summary>What a crash does: everything in memory is gone.</summary>
    public async Task RestartAsync()
    {
        Engine.Dispose();
        Start();
        await Recovery.RunAsync(Engine, CancellationToken.None);
        await Work.RunAllAsync();
    }

    /// <summary>Moves the clock and does what became due.</summary>
    public async Task AdvanceAsync(TimeSpan by)
    {
        Time.Advance(by);
        await Work.RunAllAsync();
    }

    public async Task<string> StartWorkflowAsync(Action<StartWorkflowExecutionRequest>? change = null)
    {
        var request = new StartWorkflowExecutionRequest
        {
            Namespace = Namespace,
            WorkflowId = WorkflowId,
            WorkflowType = new WorkflowType { Name = "type" },
            TaskQueue = new TaskQueue { Name = Queue },
            RequestId = NewId(),
        };
        change?.Invoke(request);
        var response = await new StartWorkflowExecution(Engine).StartWorkflowExecutionAsync(request, Call());
        return response.RunId;
    }

    public async Task<PollWorkflowTaskQueueResponse> PollWorkflowAsync(TimeSpan? timeout = null) =>
        await new PollWorkflowTaskQueue(Engine, Matcher).PollWorkflowTaskQueueAsync(
            new PollWorkflowTaskQueueRequest { Namespace = Namespace, TaskQueue = new TaskQueue { Name = Queue }, Identity = "worker" }, Call(timeout));

    public async Task<RespondWorkflowTaskCompletedResponse> CompleteWorkflowTaskAsync(
        PollWorkflowTaskQueueResponse task, params Temporalio.Api.Command.V1.Command[] commands)
    {
        var request = new RespondWorkflowTaskCompletedRequest { Namespace = Namespace, TaskToken = task.TaskToken, Identity = "worker" };
        request.Commands.AddRange(commands);
        var response = await new RespondWorkflowTaskCompleted(Engine).RespondWorkflowTaskCompletedAsync(request, Call());
        await Work.RunAllAsync();
        return response;
    }

    public async Task<PollActivityTaskQueueResponse> PollActivityAsync() =>
        await new PollActivityTaskQueue(Engine, Matcher).PollActivityTaskQueueAsync(
            new PollActivityTaskQueueRequest { Namespace = Namespace, TaskQueue = new TaskQueue { Name = Queue }, Identity = "activity-worker" }, Call());

    public async Task SignalAsync(string name) =>
        await new SignalWorkflowExecution(Engine).SignalWorkflowExecutionAsync(
            new SignalWorkflowExecutionRequest
            {
                Namespace = Namespace,
                WorkflowExecution = new WorkflowExecution { WorkflowId = WorkflowId },
                SignalName = name,
            },
            Call());

    public async Task<IReadOnlyList<EventType>> EventTypesAsync(string runId = "", string workflowId = WorkflowId)
    {
        var history = await new GetWorkflowExecutionHistory(Engine).GetWorkflowExecutionHistoryAsync(
            new GetWorkflowExecutionHistoryRequest { Namespace = Namespace, Execution = new WorkflowExecution { WorkflowId = workflowId, RunId = runId } }, Call());
        return history.History.Events.Select(item => item.EventType).ToList();
    }

    public string NewId() => new Guid(++_ids, 0, 0, new byte[8]).ToString();

    public async ValueTask DisposeAsync()
    {
        Engine.Dispose();
        await Store.DisposeAsync();
    }

    private void Start()
    {
        Work = new QueuedWork();
        Matcher = new TaskMatcher(Time, new TaskMatcherOptions());
        Engine = new HistoryEngine(Store, Matcher, new OneNamespace(), Work, EngineOptions.Default with { Time = Time, NewId = NewId });
    }

    private sealed class OneNamespace : INamespaceRegistry, ISearchAttributeTypes
    {
        private readonly NamespaceEntry _entry;

        public OneNamespace() => _entry = new NamespaceEntry("namespace-id", Namespace, TimeSpan.FromDays(1), this);

        public NamespaceEntry? FindByName(string name) => name == Namespace ? _entry : null;

        public NamespaceEntry? FindById(string id) => id == _entry.Id ? _entry : null;

        public IndexedValueType GetAttributeType(string name) => IndexedValueType.Unspecified;
    }
}

/// <summary>Background work that waits until the test wants it done.</summary>
internal sealed class QueuedWork : IBackgroundWork
{
    private readonly Queue<Func<Task>> _work = new();

    public void Post(Func<Task> work) => _work.Enqueue(work);

    public async Task RunAllAsync()
    {
        while (_work.TryDequeue(out var work))
        {
            await work();
        }
    }
}
