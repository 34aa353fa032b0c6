using Google.Protobuf;
using Microsoft.Extensions.Logging.Abstractions;
using Temporalio.Activities;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Converters;
using Temporalio.Core.Replay;
using Temporalio.Runtime;
using Temporalio.Worker;
using TestKit;

namespace Temporalio.Tests.Worker;

/// <summary>A worker core on a scripted service and a clock that the test moves.</summary>
internal sealed class WorkerHarness : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private int _tokens;

    public ScriptedService Service { get; } = new();

    public ManualTime Time { get; } = new();

    public TemporalWorkerOptions Options { get; } = new("queue") { MaxConcurrentActivityTaskPolls = 1 };

    public DataConverter DataConverter { get; set; } = DataConverter.Default;

    public Func<WorkerCoreOptions, IHistoryPages, ILocalActivityRunner, IWorkflowExecutor> CreateExecutor { get; set; } =
        (_, _, _) => throw new InvalidOperationException("The test has no workflows.");

    public Task Run { get; private set; } = Task.CompletedTask;

    public WorkerCoreOptions CoreOptions()
    {
        Options.TimeProvider = Time;
        return new()
        {
            Worker = Options,
            Identity = new()
            {
                Namespace = "default",
                TaskQueue = "queue",
                Identity = "me",
                BuildId = "build",
                InstanceKey = "instance",
                GroupingKey = "group",
                StickyQueue = "me-sticky",
            },
            Service = Service,
            DataConverter = DataConverter,
            LoggerFactory = NullLoggerFactory.Instance,
            MetricMeter = new(() => TemporalRuntime.Default.MetricMeter),
            CreateExecutor = CreateExecutor,
            Interceptors = [.. Options.Interceptors ?? []],
        };
    }

    public WorkerHarness WithActivity(string name, Func<object?[], object?> invoke, params Type[] parameters)
    {
        Options.AddActivity(ActivityDefinition.Create(name, typeof(Task<object?>), parameters, parameters.Length, args => Returned(invoke(args))));
        return this;
    }

    public void Start()
    {
        var core = new WorkerCore(CoreOptions());
        Run = RunAsync();

        async Task RunAsync()
        {
            using (core)
            {
                await core.RunAsync(_stop.Token);
            }
        }
    }

    public void BeginStop() => _stop.Cancel();

    public PollActivityTaskQueueResponse ActivityTask(string type, params object?[] args) => new()
    {
        TaskToken = ByteString.CopyFromUtf8($"token-{++_tokens}"),
        ActivityId = "1",
        ActivityType = new() { Name = type },
        Attempt = 1,
        WorkflowNamespace = "default",
        WorkflowExecution = new() { WorkflowId = "workflow", RunId = "run" },
        WorkflowType = new() { Name = "Workflow" },
        Input = new() { Payloads_ = { DataConverter.PayloadConverter.ToPayloads(args) } },
    };

    public async Task GiveAsync(PollActivityTaskQueueResponse task) => (await Service.NextActivityPollAsync()).Succeed(task);

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private static Task<object?> Returned(object? value) => value is Task<object?> task ? task : Task.FromResult(value);
}
