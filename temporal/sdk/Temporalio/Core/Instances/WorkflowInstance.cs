using Microsoft.Extensions.Logging;
using Temporalio.Api.Failure.V1;
using Temporalio.Api.History.V1;
using Temporalio.Common;
using Temporalio.Converters;
using Temporalio.Core.Machines;
using Temporalio.Exceptions;
using Temporalio.Worker.Interceptors;
using Temporalio.Workflows;

namespace Temporalio.Core.Instances;

/// <summary>
/// The code of one run: an instance of the workflow class, its scheduler and its handlers. The machines tell it what happened, one
/// activation at a time; it answers by issuing commands to them.
/// </summary>
internal sealed class WorkflowInstance : IWorkflowCode, IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly Lazy<ILogger> _logger;
    private WorkflowExecutionStartedEventAttributes? _startAttributes;
    private Exception? _taskFailure;
    private MetricMeter? _metricMeter;
    private bool _isMainStarted;
    private bool _isReadOnly;
    private bool _isQuerying;

    public WorkflowInstance(WorkflowInstanceOptions options, WorkflowDefinition definition, string workflowId, string runId)
    {
        Options = options;
        Definition = definition;
        WorkflowId = workflowId;
        RunId = runId;
        var converter = options.DataConverter.WithSerializationContext(new ISerializationContext.Workflow(options.Namespace, workflowId));
        PayloadConverter = converter.PayloadConverter;
        FailureConverter = converter.FailureConverter;
        Machines = new RunMachines(this);
        Scheduler = new WorkflowScheduler(this);
        Conditions = new Conditions(this);
        Handlers = new Handlers(this);
        Attributes = new RunAttributes(this);
        Traces = new StackTraces(options.StackTrace);
        Random = new DeterministicRandom(Seeds.Of(runId));
        _logger = new Lazy<ILogger>(() => new ReplaySafeLogger(options.LoggerFactory.CreateLogger($"Temporalio.Workflow:{definition.Name}"), this));
        var root = new OutboundRoot(this);
        Outbound = root;
        WorkflowInboundInterceptor inbound = new InboundRoot(this);
        foreach (var interceptor in options.Interceptors.Reverse())
        {
            inbound = interceptor.InterceptWorkflow(inbound);
        }

        Inbound = inbound;
    }

    public WorkflowInstanceOptions Options { get; }

    public WorkflowDefinition Definition { get; }

    public string WorkflowId { get; }

    public string RunId { get; }

    public IPayloadConverter PayloadConverter { get; }

    public IFailureConverter FailureConverter { get; }

    public RunMachines Machines { get; }

    public WorkflowScheduler Scheduler { get; }

    public Conditions Conditions { get; }

    public Handlers Handlers { get; }

    public RunAttributes Attributes { get; }

    public StackTraces Traces { get; }

    public CommandCounters Counters { get; } = new();

    public WorkflowInboundInterceptor Inbound { get; }

    /// <summary>The outbound chain, from the first interceptor's wrapper on.</summary>
    public WorkflowOutboundInterceptor Outbound { get; set; }

    public DeterministicRandom Random { get; private set; }

    public WorkflowInfo Info { get; private set; } = null!;

    public object? Instance { get; private set; }

    public string CurrentDetails { get; set; } = string.Empty;

    public CancellationToken CancellationToken => _cancellation.Token;

    public bool IsReplaying => Machines.IsReplaying || _isQuerying;

    public ILogger Logger => _logger.Value;

    public InstanceLog Log => field ??= new InstanceLog(Logger);

    public MetricMeter MetricMeter => _metricMeter ??= new ReplaySafeMeter(Options.MetricMeter, this);

    public string CurrentBuildId => IsReplaying && Machines.Completion is { } completion
        ? Versions.BuildIdOf(completion)
        : Options.BuildId;

    public WorkerDeploymentVersion? CurrentDeploymentVersion => IsReplaying && Machines.Completion is { } completion
        ? Versions.DeploymentOf(completion)
        : Options.DeploymentVersion;

    /// <summary>The memo, search attributes and retry policy of the start, for a run that goes on from this one.</summary>
    public WorkflowExecutionStartedEventAttributes StartAttributes
        => _startAttributes ?? throw new InvalidOperationException("the run has not started");

    /// <summary>Lets the code take in jobs and go on until it waits for something else.</summary>
    /// <exception cref="Exception">The code threw what fails its task.</exception>
    public void Activate(List<Job> jobs)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            Scheduler.Enter();
            Scheduler.Start(() => Apply(jobs));
            do
            {
                Scheduler.RunAll();
            }
            while (_taskFailure is null && CheckConditions());
        }
        finally
        {
            Scheduler.Leave();
            SynchronizationContext.SetSynchronizationContext(context);
        }

        if ((_taskFailure ?? Scheduler.Stray) is { } failure)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }

        Machines.EndActivation();
    }

    /// <summary>Answers a query.</summary>
    public Api.Query.V1.WorkflowQueryResult Query(string id, Api.Query.V1.WorkflowQuery query)
    {
        Api.Query.V1.WorkflowQueryResult? result = null;
        _isQuerying = true;
        try
        {
            Scheduler.Enter();
            Scheduler.Start(() => RunReadOnly(() => result = Queries.Answer(this, id, query)));
            Scheduler.RunAll();
        }
        finally
        {
            Scheduler.Leave();
            _isQuerying = false;
        }

        return result ?? throw new InvalidOperationException($"query '{query.QueryType}' was not answered");
    }

    /// <summary>Starts a task of the workflow; what it throws fails the workflow task.</summary>
    public void Run(Func<Task> function)
        => _ = Task.Factory.StartNew(() => GuardAsync(function), CancellationToken.None, TaskCreationOptions.DenyChildAttach, Scheduler);

    /// <summary>Runs code that may not issue commands.</summary>
    public void RunReadOnly(Action action)
    {
        _isReadOnly = true;
        try
        {
            action();
        }
        finally
        {
            _isReadOnly = false;
        }
    }

    /// <summary>Refuses commands of code that must not change anything.</summary>
    public void CheckMayCommand()
    {
        if (_isReadOnly)
        {
            throw new InvalidWorkflowOperationException("Queries and validators of updates cannot change what the workflow does.");
        }
    }

    public Guid NewGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        Random.NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    public bool Patch(string patchId, bool isDeprecated)
    {
        ArgumentException.ThrowIfNullOrEmpty(patchId);
        CheckMayCommand();
        return Patches.Ask(patchId, isDeprecated);
    }

    public ExternalHandle<TWorkflow> GetExternalHandle<TWorkflow>(string id, string? runId) => new(this, id, runId);

    public Failure ToFailure(Exception exception) => FailureConverter.ToFailure(exception, PayloadConverter);

    public Exception ToException(Failure failure) => FailureConverter.ToException(failure, PayloadConverter);

    /// <summary>Whether an exception fails the workflow rather than its task.</summary>
    public bool FailsWorkflow(Exception e)
        => e is FailureException or OperationCanceledException
            || (FailureTypes ?? []).Any(t => t.IsInstanceOfType(e))
            || Options.FailureExceptionTypes.Any(t => t.IsInstanceOfType(e));

    /// <summary>Ends the run as failed.</summary>
    public void FailWorkflow(Exception e) => Closing.Fail(this, e, isCancelRequested: false);

    /// <summary>Tells what the run is, before any of its code runs.</summary>
    public void Introduce(HistoryEvent started)
    {
        _startAttributes = started.WorkflowExecutionStartedEventAttributes;
        Info = RunInfos.Read(this, started);
    }

    public void OnStart(HistoryEvent started)
    {
        var attributes = started.WorkflowExecutionStartedEventAttributes;
        Introduce(started);
        Random = new DeterministicRandom(Seeds.Of(attributes.OriginalExecutionRunId));
        Attributes.Start(attributes.Memo, attributes.SearchAttributes);
        Inbound.Init(new OutboundRoot(this));
        var arguments = Arguments.ReadRun(PayloadConverter, attributes.Input, Definition);
        RunArguments = arguments;
        Instance = Definition.CreateWorkflowInstance(arguments);
        if (Definition.DynamicOptionsGetter is { } getter)
        {
            DynamicOptions = getter(Instance);
        }
    }

    public void OnNewSeed(string runId) => Random = new DeterministicRandom(Seeds.Of(runId));

    public void OnSignal(WorkflowExecutionSignaledEventAttributes signal) => Handlers.Signal(signal);

    public void OnUpdate(UpdateMachine update, bool validate) => Handlers.Update(update, validate);

    public void OnCancelRequested(string cause)
    {
        IsCancelRequested = true;
        _cancellation.Cancel();
    }

    /// <summary>What a dynamic workflow decided about itself.</summary>
    public WorkflowDefinitionOptions? DynamicOptions { get; private set; }

    public bool IsCancelRequested { get; private set; }

    private Type[]? FailureTypes => DynamicOptions?.FailureExceptionTypes ?? Definition.FailureExceptionTypes;

    private object?[] RunArguments { get; set; } = [];

    private PatchAnswers Patches => field ??= new PatchAnswers(this);

    /// <summary>
    /// Lets go of the run. Nothing of its code runs any more: what waits is never told, and is collected with the instance.
    /// </summary>
    public void Dispose() => _cancellation.Dispose();

    private void Apply(List<Job> jobs)
    {
        try
        {
            foreach (var job in jobs)
            {
                job.Apply();
            }

            if (!_isMainStarted && Instance is not null)
            {
                // After the signals and updates that came with the start, so that their handlers go first.
                _isMainStarted = true;
                Run(() => Closing.RunMainAsync(this, RunArguments));
            }
        }
#pragma warning disable CA1031 // Kept and thrown again by Activate: an exception inside a task would be lost.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _taskFailure ??= e;
        }
    }

    private bool CheckConditions()
    {
        if (Conditions.IsEmpty)
        {
            return false;
        }

        var any = false;
        Scheduler.Start(() =>
        {
            try
            {
                any = Conditions.Check();
            }
#pragma warning disable CA1031 // As in Apply.
            catch (Exception e)
#pragma warning restore CA1031
            {
                _taskFailure ??= e;
            }
        });
        Scheduler.RunAll();
        return any && _taskFailure is null;
    }

    private async Task GuardAsync(Func<Task> function)
    {
        try
        {
            await function().ConfigureAwait(true);
        }
#pragma warning disable CA1031 // As in Apply.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _taskFailure ??= e;
        }
    }
}
