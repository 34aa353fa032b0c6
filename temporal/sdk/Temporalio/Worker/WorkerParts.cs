using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Logging;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Worker.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Client;
using Temporalio.Core.Polling;
using Temporalio.Core.Replay;
using Temporalio.Worker.ActivityTasks;
using Temporalio.Worker.Tuning;
using Temporalio.Worker.WorkflowTasks;

namespace Temporalio.Worker;

/// <summary>The parts of a running worker, made and wired once.</summary>
internal sealed class WorkerParts : IDisposable, IEagerActivities
{
    private const int SlotsDefault = 100;

    private readonly WorkerCoreOptions _options;
    private readonly ILogger _logger;
    private readonly ResourceLoad _load;
    private readonly Action<Exception> _onFatal;
    private readonly SlotPool? _activitySlots;
    private readonly ActivityWorker? _activities;
    private readonly LocalActivityExecutor _localActivities;
    private readonly IWorkflowExecutor? _executor;
    private readonly WorkflowWorker? _workflows;
    private readonly EagerStartHost? _eagerStarts;
    private readonly TaskPoller<PollWorkflowTaskQueueResponse>? _normalPoller;
    private readonly TaskPoller<PollWorkflowTaskQueueResponse>? _stickyPoller;
    private readonly TaskPoller<PollActivityTaskQueueResponse>? _activityPoller;

    /// <summary>Initializes a new instance of the <see cref="WorkerParts"/> class.</summary>
    /// <param name="options">What the worker is made of.</param>
    /// <param name="onFatal">Called when polling can never succeed.</param>
    /// <param name="shutdown">Cancelled when the worker begins its end; activities see it.</param>
    /// <param name="kill">Cancelled when the grace period is over.</param>
    public WorkerParts(WorkerCoreOptions options, Action<Exception> onFatal, CancellationToken shutdown, CancellationToken kill)
    {
        _options = options;
        _onFatal = onFatal;
        _logger = options.LoggerFactory.CreateLogger<TemporalWorker>();
        _load = new(options.TimeProvider);
        var host = CreateHost(shutdown);
        var localSlots = Slots(SlotType.LocalActivity);
        _localActivities = new(host, localSlots);
        var worker = options.Worker;
        if (worker.Activities.Count > 0 && !worker.LocalActivityWorkerOnly)
        {
            _activitySlots = Slots(SlotType.Activity);
            _activities = new(
                host,
                options.Service,
                options.Identity,
                new(worker.DefaultHeartbeatThrottleInterval, worker.MaxHeartbeatThrottleInterval));
            _activityPoller = CreateActivityPoller(_activities, _activitySlots);
        }

        SlotPool? workflowSlots = null;
        if (worker.Workflows.Count > 0)
        {
            workflowSlots = Slots(SlotType.Workflow);
            _executor = options.CreateExecutor(options, new ServiceHistoryPages(options.Service, options.Identity.Namespace), _localActivities);
            _workflows = CreateWorkflowWorker(_executor, kill);
            (_normalPoller, _stickyPoller) = CreateWorkflowPollers(_workflows, workflowSlots);
            _eagerStarts = CreateEagerStarts(_workflows, workflowSlots);
        }

        Heartbeats = new(
            options.Identity,
            new()
            {
                WorkflowSlots = workflowSlots,
                ActivitySlots = _activitySlots,
                LocalActivitySlots = localSlots,
                WorkflowPollers = () => Describe(_normalPoller),
                StickyPollers = () => Describe(_stickyPoller),
                ActivityPollers = () => Describe(_activityPoller),
                CachedRuns = () => _executor?.CachedRuns ?? 0,
                Plugins = options.PluginNames,
            },
            _load,
            options.TimeProvider);
    }

    /// <summary>Gets what describes the worker to the service.</summary>
    public WorkerHeartbeats Heartbeats { get; }

    /// <summary>Gets a value indicating whether the worker polls a sticky queue.</summary>
    public bool HasStickyQueue => _stickyPoller != null;

    /// <summary>Gets the kinds of tasks that the worker polls for.</summary>
    public IEnumerable<TaskQueueType> TaskQueueTypes
    {
        get
        {
            if (_normalPoller != null)
            {
                yield return TaskQueueType.Workflow;
            }

            if (_activityPoller != null)
            {
                yield return TaskQueueType.Activity;
            }
        }
    }

    /// <summary>Polls until told to stop.</summary>
    /// <param name="stop">No poll is begun after it.</param>
    /// <param name="abandon">Gives up the open polls.</param>
    /// <returns>Completes when the last poll has ended.</returns>
    public Task PollAsync(CancellationToken stop, CancellationToken abandon) => Task.WhenAll(
        _normalPoller?.RunAsync(stop, abandon) ?? Task.CompletedTask,
        _stickyPoller?.RunAsync(stop, abandon) ?? Task.CompletedTask,
        _activityPoller?.RunAsync(stop, abandon) ?? Task.CompletedTask);

    /// <summary>From now on nothing that could go elsewhere is kept.</summary>
    public void BeginDrain()
    {
        _eagerStarts?.Close();
        _workflows?.BeginDrain();
    }

    /// <summary>Waits until all tasks are answered; no poll may be open.</summary>
    /// <returns>Completes then.</returns>
    public async Task DrainAsync()
    {
        // Workflow tasks first: one in work may still hand an eager activity over.
        await (_workflows?.DrainAsync() ?? Task.CompletedTask).ConfigureAwait(false);
        await (_activities?.DrainAsync() ?? Task.CompletedTask).ConfigureAwait(false);
    }

    /// <summary>Cancels all running activities because the worker stops.</summary>
    public void CancelActivities()
    {
        _activities?.CancelAll();
        _localActivities.CancelAll();
    }

    /// <summary>Empties the cache.</summary>
    /// <returns>Completes when all runs are torn down.</returns>
    public Task EvictAllAsync() => _executor?.EvictAllAsync() ?? Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose()
    {
        _eagerStarts?.Close();
        _activities?.Dispose();
    }

    /// <inheritdoc/>
    SlotLease? IEagerActivities.TryReserve() => _activitySlots!.TryReserve();

    /// <inheritdoc/>
    void IEagerActivities.Start(PollActivityTaskQueueResponse task, SlotLease lease) => _activities!.Start(task, lease);

    private static WorkerPollerInfo Describe<T>(TaskPoller<T>? poller) => poller == null ? new() : new()
    {
        CurrentPollers = poller.OpenPolls,
        IsAutoscaling = poller.IsAutoscaling,
        LastSuccessfulPollTime = poller.LastSuccess is { } time ? Timestamp.FromDateTimeOffset(time) : null,
    };

    private ActivityHost CreateHost(CancellationToken shutdown) => new()
    {
        Namespace = _options.Identity.Namespace,
        TaskQueue = _options.Identity.TaskQueue,
        Registry = new(_options.Worker.Activities),
        DataConverter = _options.DataConverter,
        Interceptors = _options.Interceptors,
        TaskFactory = _options.Worker.ActivityTaskFactory,
        LoggerFactory = _options.LoggerFactory,
        MetricMeter = _options.MetricMeter,
        TimeProvider = _options.TimeProvider,
        Client = _options.Client,
        WorkerShutdown = shutdown,
    };

    private SlotPool Slots(SlotType type)
    {
        var worker = _options.Worker;
        SlotSupplier supplier = type switch
        {
            SlotType.Workflow => worker.Tuner?.WorkflowTaskSlotSupplier ?? Fixed(worker.MaxConcurrentWorkflowTasks),
            SlotType.Activity => worker.Tuner?.ActivityTaskSlotSupplier ?? Fixed(worker.MaxConcurrentActivities),
            SlotType.LocalActivity => worker.Tuner?.LocalActivitySlotSupplier ?? Fixed(worker.MaxConcurrentLocalActivities),
            SlotType.NexusOperation => worker.Tuner?.NexusTaskSlotSupplier ?? Fixed(worker.MaxConcurrentNexusTasks),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "There is no such kind of slot."),
        };
        var context = new SlotReserveContext(
            type,
            _options.Identity.TaskQueue,
            _options.Identity.Identity,
            _options.Identity.BuildId,
            IsSticky: false);
        return SlotPools.Create(supplier, context, _load, _options.TimeProvider, _logger);

        static FixedSizeSlotSupplier Fixed(int? count) => new(count ?? SlotsDefault);
    }

    private TaskPoller<PollActivityTaskQueueResponse> CreateActivityPoller(ActivityWorker activities, SlotPool slots)
    {
        var worker = _options.Worker;
        var rate = worker.MaxActivitiesPerSecond is { } max ? new StartRate(max, _options.TimeProvider) : null;
        var source = new ActivityTaskSource(
            _options.Service,
            _options.Identity,
            slots,
            rate,
            worker.MaxTaskQueueActivitiesPerSecond,
            activities);
        return Poller(source, PollerScale.Create(worker.ActivityTaskPollerBehavior, PollCounts.Activity(worker)));
    }

    private WorkflowWorker CreateWorkflowWorker(IWorkflowExecutor executor, CancellationToken kill)
    {
        var worker = _options.Worker;
        var eager = _activities != null
            && !worker.DisableEagerActivityExecution
            && worker is { MaxActivitiesPerSecond: null, MaxTaskQueueActivitiesPerSecond: null };
        return new(
            executor,
            _options.Service,
            _options.Identity,
            new(
                worker.MaxCachedWorkflows > 0,
                worker.StickyQueueScheduleToStartTimeout,
                worker.MaxEagerActivityReservationsPerWorkflowTask),
            eager ? this : null,
            _logger,
            kill);
    }

    // The service alone knows which version a new workflow belongs to.
    private EagerStartHost? CreateEagerStarts(WorkflowWorker workflows, SlotPool slots)
        => _options.Identity.UseVersioning || _options.Worker.UseWorkerVersioning
            ? null
            : new(_options.Identity, slots, workflows, (_options.Client()?.Connection as TemporalConnection)?.EagerStarts);

    private (TaskPoller<PollWorkflowTaskQueueResponse> Normal, TaskPoller<PollWorkflowTaskQueueResponse>? Sticky) CreateWorkflowPollers(
        WorkflowWorker workflows,
        SlotPool slots)
    {
        var worker = _options.Worker;
        var (normal, sticky) = PollCounts.Workflow(worker);
        return (Create(normal, isSticky: false), sticky == 0 ? null : Create(sticky, isSticky: true));

        TaskPoller<PollWorkflowTaskQueueResponse> Create(int count, bool isSticky) => Poller(
            new WorkflowTaskSource(_options.Service, _options.Identity, slots, workflows, isSticky),
            PollerScale.Create(worker.WorkflowTaskPollerBehavior, count));
    }

    private TaskPoller<T> Poller<T>(IPollSource<T> source, PollerScale scale) =>
        new(source, scale, _onFatal, _options.TimeProvider, _logger);
}
