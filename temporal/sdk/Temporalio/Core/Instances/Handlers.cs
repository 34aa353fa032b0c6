using Temporalio.Api.History.V1;
using Temporalio.Core.Machines;
using Temporalio.Worker.Interceptors;
using Temporalio.Workflows;

namespace Temporalio.Core.Instances;

/// <summary>The handlers of a run: those of its class and those that its code adds, and which of them are under way.</summary>
internal sealed class Handlers
{
    private readonly WorkflowInstance _instance;
    private readonly AsyncLocal<WorkflowUpdateInfo?> _currentUpdate = new();
    private readonly LinkedList<RunningHandler> _running = new();
    private readonly LinkedList<WorkflowExecutionSignaledEventAttributes> _waitingSignals = new();
    private WorkflowSignalDefinition? _dynamicSignal;

    public Handlers(WorkflowInstance instance)
    {
        _instance = instance;
        var definition = instance.Definition;
        Signals = new ObservedDictionary<WorkflowSignalDefinition>(definition.Signals, _ => DeliverWaiting());
        Queries = new ObservedDictionary<WorkflowQueryDefinition>(definition.Queries, onSet: null);
        Updates = new ObservedDictionary<WorkflowUpdateDefinition>(definition.Updates, onSet: null);
        _dynamicSignal = definition.DynamicSignal;
        DynamicQuery = definition.DynamicQuery;
        DynamicUpdate = definition.DynamicUpdate;
    }

    public IDictionary<string, WorkflowSignalDefinition> Signals { get; }

    public IDictionary<string, WorkflowQueryDefinition> Queries { get; }

    public IDictionary<string, WorkflowUpdateDefinition> Updates { get; }

    public WorkflowQueryDefinition? DynamicQuery { get; set; }

    public WorkflowUpdateDefinition? DynamicUpdate { get; set; }

    public WorkflowSignalDefinition? DynamicSignal
    {
        get => _dynamicSignal;
        set
        {
            _dynamicSignal = value;
            DeliverWaiting();
        }
    }

    /// <summary>The update whose handler or validator calls.</summary>
    public WorkflowUpdateInfo? CurrentUpdate => _currentUpdate.Value;

    public bool AllFinished => _running.Count == 0;

    /// <summary>Handlers under way that somebody should be told of when the run ends.</summary>
    public IEnumerable<string> Unfinished => _running.Where(h => h.Policy == HandlerUnfinishedPolicy.WarnAndAbandon).Select(h => h.What);

    /// <summary>Starts the handler of a signal; without one the signal waits for it.</summary>
    public void Signal(WorkflowExecutionSignaledEventAttributes signal)
    {
        if (Find(signal.SignalName) is { } definition)
        {
            Start(signal, definition);
        }
        else
        {
            _waitingSignals.AddLast(signal);
        }
    }

    /// <summary>Starts the handler of an update.</summary>
    public void Update(UpdateMachine update, bool validate)
        => _instance.Run(() => HandleUpdateAsync(update, validate));

    private WorkflowSignalDefinition? Find(string signal) => Signals.TryGetValue(signal, out var definition) ? definition : _dynamicSignal;

    private void DeliverWaiting()
    {
        for (var node = _waitingSignals.First; node is not null;)
        {
            var next = node.Next;
            if (Find(node.Value.SignalName) is { } definition)
            {
                _waitingSignals.Remove(node);
                Start(node.Value, definition);
            }

            node = next;
        }
    }

    private void Start(WorkflowExecutionSignaledEventAttributes signal, WorkflowSignalDefinition definition)
        => _instance.Run(async () =>
        {
            var name = signal.SignalName;
            object?[] args;
            try
            {
                args = definition.Dynamic
                    ? Arguments.ReadDynamic(name, signal.Input)
                    : Arguments.Read(_instance.PayloadConverter, signal.Input, definition.Invoker.Parameters, $"The signal '{name}'");
            }
#pragma warning disable CA1031 // Whatever a converter throws: a signal that cannot be read must not stop the workflow for ever.
            catch (Exception e)
#pragma warning restore CA1031
            {
                _instance.Log.SignalDropped(name, e);
                return;
            }

            var running = _running.AddLast(new RunningHandler($"signal '{name}'", definition.UnfinishedPolicy));
            try
            {
                var input = new HandleSignalInput(name, definition, args, signal.Header?.Fields.AsReadOnly());
                await _instance.Inbound.HandleSignalAsync(input).ConfigureAwait(true);
            }
            catch (Exception e) when (_instance.FailsWorkflow(e))
            {
                _instance.FailWorkflow(e);
            }
            finally
            {
                _running.Remove(running);
            }
        });

    private async Task HandleUpdateAsync(UpdateMachine update, bool validate)
    {
        var request = update.Request;
        var name = request.Input.Name;
        _currentUpdate.Value = new WorkflowUpdateInfo(request.Meta.UpdateId, name);
        HandleUpdateInput input;
        WorkflowUpdateDefinition definition;
        try
        {
            definition = (Updates.TryGetValue(name, out var named) ? named : DynamicUpdate) ?? throw new InvalidOperationException(
                $"Update handler for '{name}' expected but not found, known updates: [{string.Join(' ', Updates.Keys.Order(StringComparer.Ordinal))}]");
            var args = definition.Dynamic
                ? Arguments.ReadDynamic(name, request.Input.Args)
                : Arguments.Read(_instance.PayloadConverter, request.Input.Args, definition.Invoker.Parameters, $"The update '{name}'");
            input = new HandleUpdateInput(request.Meta.UpdateId, name, definition, args, request.Input.Header?.Fields.AsReadOnly());
            if (validate)
            {
                _instance.RunReadOnly(() => _instance.Inbound.ValidateUpdate(input));
            }
        }
#pragma warning disable CA1031 // Whatever a validator throws refuses the update.
        catch (Exception e)
#pragma warning restore CA1031
        {
            update.Reject(_instance.ToFailure(e));
            return;
        }

        update.Accept();
        var running = _running.AddLast(new RunningHandler($"update '{name}'", definition.UnfinishedPolicy));
        try
        {
            var result = await _instance.Inbound.HandleUpdateAsync(input).ConfigureAwait(true);
            update.Complete(_instance.PayloadConverter.ToPayload(result));
        }
        catch (Exception e) when (_instance.FailsWorkflow(e))
        {
            update.Fail(_instance.ToFailure(e));
        }
        finally
        {
            _running.Remove(running);
        }
    }

    private sealed record RunningHandler(string What, HandlerUnfinishedPolicy Policy);
}
