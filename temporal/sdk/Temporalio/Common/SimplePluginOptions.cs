using Temporalio.Activities;
using Temporalio.Client.Interceptors;
using Temporalio.Converters;
using Temporalio.Worker.Interceptors;
using Temporalio.Workflows;

namespace Temporalio.Common;

/// <summary>What a <see cref="SimplePlugin"/> adds to clients, workers and replayers.</summary>
/// <remarks>A list given as a constant is put behind the list that is there; any other constant replaces what is there; a function makes the new of the old.</remarks>
public class SimplePluginOptions : ICloneable
{
    private List<ActivityDefinition> _activities = [];
    private List<WorkflowDefinition> _workflows = [];

    /// <summary>Initializes a new instance of the <see cref="SimplePluginOptions"/> class.</summary>
    public SimplePluginOptions()
    {
    }

    /// <summary>Gets activities for workers.</summary>
    public IList<ActivityDefinition> Activities => _activities;

    /// <summary>Gets workflows for workers and replayers.</summary>
    public IList<WorkflowDefinition> Workflows => _workflows;

    /// <summary>Gets or sets the data converter of clients and replayers, or how it is made.</summary>
    public SimplePluginOption<DataConverter>? DataConverterOption { get; set; }

    /// <summary>Gets or sets the constant of <see cref="DataConverterOption"/>.</summary>
    public DataConverter? DataConverter
    {
        get => DataConverterOption?.Constant;
        set => DataConverterOption = value is null ? null : new(value);
    }

    /// <summary>Gets or sets interceptors for clients, or how they are made.</summary>
    public SimplePluginOption<IReadOnlyCollection<IClientInterceptor>?>? ClientInterceptorsOption { get; set; }

    /// <summary>Gets or sets the constant of <see cref="ClientInterceptorsOption"/>.</summary>
    public IReadOnlyCollection<IClientInterceptor>? ClientInterceptors
    {
        get => ClientInterceptorsOption?.Constant;
        set => ClientInterceptorsOption = value is null ? null : new(value);
    }

    /// <summary>Gets or sets interceptors for workers and replayers, or how they are made.</summary>
    public SimplePluginOption<IReadOnlyCollection<IWorkerInterceptor>?>? WorkerInterceptorsOption { get; set; }

    /// <summary>Gets or sets the constant of <see cref="WorkerInterceptorsOption"/>.</summary>
    public IReadOnlyCollection<IWorkerInterceptor>? WorkerInterceptors
    {
        get => WorkerInterceptorsOption?.Constant;
        set => WorkerInterceptorsOption = value is null ? null : new(value);
    }

    /// <summary>Gets or sets exceptions that fail workflows of workers and replayers, or how they are made.</summary>
    public SimplePluginOption<IReadOnlyCollection<Type>?>? WorkflowFailureExceptionTypesOption { get; set; }

    /// <summary>Gets or sets the constant of <see cref="WorkflowFailureExceptionTypesOption"/>.</summary>
    public IReadOnlyCollection<Type>? WorkflowFailureExceptionTypes
    {
        get => WorkflowFailureExceptionTypesOption?.Constant;
        set => WorkflowFailureExceptionTypesOption = value is null ? null : new(value);
    }

    /// <summary>Gets or sets what happens before a worker or replayer runs; null means nothing.</summary>
    public Func<Task>? RunContextBefore { get; set; }

    /// <summary>Gets or sets what happens after a worker or replayer ran, however it ended; null means nothing.</summary>
    public Func<Task>? RunContextAfter { get; set; }

    /// <summary>Adds an activity.</summary>
    /// <param name="del">A delegate of a method with the activity attribute.</param>
    /// <returns>These options.</returns>
    public SimplePluginOptions AddActivity(Delegate del) => AddActivity(ActivityDefinition.Create(del));

    /// <summary>Adds an activity.</summary>
    /// <param name="definition">The activity.</param>
    /// <returns>These options.</returns>
    public SimplePluginOptions AddActivity(ActivityDefinition definition)
    {
        _activities.Add(definition);
        return this;
    }

    /// <summary>Adds all activities of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="instance">Whose methods to call; null when all are static.</param>
    /// <returns>These options.</returns>
    public SimplePluginOptions AddAllActivities<T>(T? instance) => AddAllActivities(typeof(T), instance);

    /// <summary>Adds all activities of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="instance">Whose methods to call; null when all are static.</param>
    /// <returns>These options.</returns>
    public SimplePluginOptions AddAllActivities(Type type, object? instance)
    {
        _activities.AddRange(ActivityDefinition.CreateAll(type, instance));
        return this;
    }

    /// <summary>Adds a workflow.</summary>
    /// <typeparam name="T">The workflow.</typeparam>
    /// <returns>These options.</returns>
    public SimplePluginOptions AddWorkflow<T>() => AddWorkflow(typeof(T));

    /// <summary>Adds a workflow.</summary>
    /// <param name="type">The workflow.</param>
    /// <returns>These options.</returns>
    public SimplePluginOptions AddWorkflow(Type type) => AddWorkflow(WorkflowDefinition.Create(type));

    /// <summary>Adds a workflow.</summary>
    /// <param name="definition">The workflow.</param>
    /// <returns>These options.</returns>
    public SimplePluginOptions AddWorkflow(WorkflowDefinition definition)
    {
        _workflows.Add(definition);
        return this;
    }

    /// <summary>Makes a copy with lists of its own.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone()
    {
        var copy = (SimplePluginOptions)MemberwiseClone();
        copy._activities = [.. _activities];
        copy._workflows = [.. _workflows];
        return copy;
    }

    /// <summary>A value, or a function that makes the new value of the old one.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    public class SimplePluginOption<T>
    {
        /// <summary>Initializes a new instance of the <see cref="SimplePluginOption{T}"/> class.</summary>
        /// <param name="value">The value.</param>
        public SimplePluginOption(T value) => Constant = value;

        /// <summary>Initializes a new instance of the <see cref="SimplePluginOption{T}"/> class.</summary>
        /// <param name="value">Makes the new value of the old one.</param>
        public SimplePluginOption(Func<T, T> value) => Configurable = value;

        /// <summary>Gets the value, or null when there is a function.</summary>
        public T? Constant { get; }

        /// <summary>Gets the function, or null when there is a value.</summary>
        public Func<T, T>? Configurable { get; }
    }
}
