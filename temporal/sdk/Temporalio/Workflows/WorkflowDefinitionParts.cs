using System.Collections.Concurrent;
using System.Reflection;
using Temporalio.Common;
using Temporalio.Common.Invocations;
using Temporalio.Converters;

namespace Temporalio.Workflows;

/// <summary>Reads a workflow class by reflection, with every rule checked, so that a worker fails at its start and not in a run.</summary>
internal sealed class WorkflowDefinitionParts
{
    public static readonly ConcurrentDictionary<Type, WorkflowDefinition> Known = new();

    private const BindingFlags AllMethods = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private readonly List<string> _errors = [];

    public required string? Name { get; init; }

    public required Type Type { get; init; }

    public required bool Instantiable { get; init; }

    public MethodInfo RunMethod { get; private set; } = null!;

    public Func<object?[], object> Creator { get; private set; } = null!;

    public ConstructorInfo? InitConstructor { get; private set; }

    public Dictionary<string, WorkflowSignalDefinition> Signals { get; } = [];

    public WorkflowSignalDefinition? DynamicSignal { get; private set; }

    public Dictionary<string, WorkflowQueryDefinition> Queries { get; } = [];

    public WorkflowQueryDefinition? DynamicQuery { get; private set; }

    public Dictionary<string, WorkflowUpdateDefinition> Updates { get; } = [];

    public WorkflowUpdateDefinition? DynamicUpdate { get; private set; }

    public Type[]? FailureExceptionTypes { get; init; }

    public VersioningBehavior? VersioningBehavior { get; init; }

    public Func<object, WorkflowDefinitionOptions>? DynamicOptionsGetter { get; private set; }

    public static WorkflowDefinitionParts Read(Type type, string? nameOverride, Func<object?[], object>? creatorOverride)
    {
        ArgumentNullException.ThrowIfNull(type);
        var name = WorkflowDefinition.NameOf(type);
        var attribute = type.GetCustomAttribute<WorkflowAttribute>(inherit: false);
        var parts = new WorkflowDefinitionParts
        {
            Type = type,
            Name = name is null ? null : nameOverride ?? name,
            Instantiable = creatorOverride is not null || !(type.IsInterface || type.IsAbstract),
            FailureExceptionTypes = attribute?.FailureExceptionTypes,
            VersioningBehavior = attribute?.VersioningBehavior is { } behavior && behavior != Common.VersioningBehavior.Unspecified
                ? behavior
                : null,
        };
        parts.ReadMethods();
        parts.ReadConstructors(creatorOverride);
        return parts._errors.Count == 0
            ? parts
            : throw new ArgumentException($"{type} is no proper workflow: {string.Join("; ", parts._errors)}.", nameof(type));
    }

    private void ReadMethods()
    {
        MethodInfo? run = null;
        var methods = Type.GetMethods(AllMethods);
        foreach (var method in methods)
        {
            if (method.GetCustomAttribute<WorkflowRunAttribute>(inherit: false) is not null && CheckRun(method))
            {
                Check(run is null, "it has more than one run method");
                run = method;
            }

            Try(() => ReadHandler(method, methods));
        }

        foreach (var property in Type.GetProperties(AllMethods))
        {
            if (property.GetCustomAttribute<WorkflowQueryAttribute>(inherit: false) is not null)
            {
                Try(() => AddQuery(WorkflowQueryDefinition.FromProperty(property)));
            }
        }

        Check(run is not null, "it has no public run method of its own with the run attribute");
        RunMethod = run!;
    }

    private void ReadHandler(MethodInfo method, MethodInfo[] methods)
    {
        if (method.GetCustomAttribute<WorkflowSignalAttribute>(inherit: false) is not null)
        {
            var signal = WorkflowSignalDefinition.FromMethod(method);
            Check(signal.Dynamic ? DynamicSignal is null : Signals.TryAdd(signal.Name!, signal), $"two signals are '{signal.Name}'");
            DynamicSignal = signal.Dynamic ? signal : DynamicSignal;
        }

        if (method.GetCustomAttribute<WorkflowQueryAttribute>(inherit: false) is not null)
        {
            AddQuery(WorkflowQueryDefinition.FromMethod(method));
        }

        if (method.GetCustomAttribute<WorkflowUpdateAttribute>(inherit: false) is not null)
        {
            var update = WorkflowUpdateDefinition.FromMethod(method, FindValidator(method, methods));
            Check(update.Dynamic ? DynamicUpdate is null : Updates.TryAdd(update.Name!, update), $"two updates are '{update.Name}'");
            DynamicUpdate = update.Dynamic ? update : DynamicUpdate;
        }

        if (method.GetCustomAttribute<WorkflowUpdateValidatorAttribute>(inherit: false) is { } validator)
        {
            Check(
                methods.Any(m => m.Name == validator.UpdateMethod && m.GetCustomAttribute<WorkflowUpdateAttribute>(inherit: false) is not null),
                $"'{method.Name}' validates '{validator.UpdateMethod}', which is no update");
        }

        if (method.GetCustomAttribute<WorkflowDynamicOptionsAttribute>(inherit: false) is not null)
        {
            Check(
                Name is null && method.IsPublic && !method.IsStatic && method.GetParameters().Length == 0
                    && method.ReturnType == typeof(WorkflowDefinitionOptions),
                $"'{method.Name}' must be public, take nothing, return WorkflowDefinitionOptions and belong to a dynamic workflow");
            var call = MethodCalls.OfAny(method);
            DynamicOptionsGetter = instance => (WorkflowDefinitionOptions)call(instance, [])!;
        }
    }

    private MethodInfo? FindValidator(MethodInfo update, MethodInfo[] methods)
    {
        var validators = methods.Where(
            m => m.GetCustomAttribute<WorkflowUpdateValidatorAttribute>(inherit: false)?.UpdateMethod == update.Name).ToArray();
        Check(validators.Length < 2, $"the update '{update.Name}' has more than one validator");
        return validators.FirstOrDefault();
    }

    private void AddQuery(WorkflowQueryDefinition query)
    {
        Check(query.Dynamic ? DynamicQuery is null : Queries.TryAdd(query.Name!, query), $"two queries are '{query.Name}'");
        DynamicQuery = query.Dynamic ? query : DynamicQuery;
    }

    private bool CheckRun(MethodInfo method)
    {
        if (method.DeclaringType != Type)
        {
            return false;
        }

        Check(method.IsPublic && !method.IsStatic, $"the run method '{method.Name}' must be public and not static");
        Check(typeof(Task).IsAssignableFrom(method.ReturnType), $"the run method '{method.Name}' must return a task");
        Check(
            Name is not null || (method.GetParameters() is [var only] && only.ParameterType == typeof(IRawValue[])),
            $"the run method '{method.Name}' of a dynamic workflow must take one array of IRawValue");
        return true;
    }

    private void ReadConstructors(Func<object?[], object>? creatorOverride)
    {
        var marked = Type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(c => c.GetCustomAttribute<WorkflowInitAttribute>(inherit: false) is not null).ToArray();
        Check(marked.Length < 2, "it has more than one init constructor");
        if (creatorOverride is not null || !Instantiable)
        {
            Creator = creatorOverride ?? (_ => throw new InvalidOperationException($"{Type} cannot be instantiated."));
            return;
        }

        if (marked is [var init])
        {
            Check(
                init.IsPublic && RunMethod is not null
                    && init.GetParameters().Select(p => p.ParameterType).SequenceEqual(RunMethod.GetParameters().Select(p => p.ParameterType)),
                "its init constructor must be public and take the parameters of the run method");
            var invoker = ConstructorInvoker.Create(init);
            InitConstructor = init;
            Creator = arguments => invoker.Invoke(arguments.AsSpan());
            return;
        }

        var plain = Type.GetConstructor(Type.EmptyTypes);
        Check(plain is not null, "it has neither a public constructor without parameters nor an init constructor");
        if (plain is not null)
        {
            var invoker = ConstructorInvoker.Create(plain);
            Creator = _ => invoker.Invoke();
        }
    }

    private void Check(bool ok, string error)
    {
        if (!ok)
        {
            _errors.Add(error);
        }
    }

    private void Try(Action read)
    {
        try
        {
            read();
        }
        catch (ArgumentException e)
        {
            _errors.Add(e.Message);
        }
    }
}
