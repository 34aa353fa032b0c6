using System.Collections.Concurrent;
using System.Reflection;
using Temporalio.Activities;
using Temporalio.Workflows;

namespace Temporalio.Client.Calls;

/// <summary>The names that calls of methods with attributes mean; each method is looked at once.</summary>
internal static class HandlerNames
{
    private static readonly ConcurrentDictionary<MethodInfo, string> Workflows = new();
    private static readonly ConcurrentDictionary<MethodInfo, string> Signals = new();
    private static readonly ConcurrentDictionary<MethodInfo, string> Queries = new();
    private static readonly ConcurrentDictionary<PropertyInfo, string> QueryProperties = new();
    private static readonly ConcurrentDictionary<MethodInfo, string> Updates = new();
    private static readonly ConcurrentDictionary<MethodInfo, string> Activities = new();

    /// <summary>Finds a workflow's type.</summary>
    /// <param name="method">The run method.</param>
    /// <returns>The type.</returns>
    public static string OfWorkflow(MethodInfo method) => Workflows.GetOrAdd(method, static m => WorkflowDefinition.NameOf(m));

    /// <summary>Finds a signal's name.</summary>
    /// <param name="method">The signal's method.</param>
    /// <returns>The name.</returns>
    public static string OfSignal(MethodInfo method) => Signals.GetOrAdd(method, static m => WorkflowSignalDefinition.NameOf(m));

    /// <summary>Finds a query's name.</summary>
    /// <param name="method">The query's method.</param>
    /// <returns>The name.</returns>
    public static string OfQuery(MethodInfo method) => Queries.GetOrAdd(method, static m => WorkflowQueryDefinition.NameOf(m));

    /// <summary>Finds a query's name.</summary>
    /// <param name="property">The query's property.</param>
    /// <returns>The name.</returns>
    public static string OfQuery(PropertyInfo property) => QueryProperties.GetOrAdd(property, static p => WorkflowQueryDefinition.NameOf(p));

    /// <summary>Finds an activity's type.</summary>
    /// <param name="method">The activity's method.</param>
    /// <returns>The type.</returns>
    /// <exception cref="ArgumentException">The activity is dynamic, so it has no type.</exception>
    public static string OfActivity(MethodInfo method) => Activities.GetOrAdd(method, NameOfActivity);

    /// <summary>Finds an update's name.</summary>
    /// <param name="method">The update's method.</param>
    /// <returns>The name.</returns>
    public static string OfUpdate(MethodInfo method) => Updates.GetOrAdd(method, static m => WorkflowUpdateDefinition.NameOf(m));

    private static string NameOfActivity(MethodInfo method) => ActivityDefinition.NameOf(method)
        ?? throw new ArgumentException($"{method.DeclaringType}.{method.Name} is a dynamic activity, which has no name.", nameof(method));
}
