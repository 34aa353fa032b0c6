using System.Linq.Expressions;
using System.Reflection;
using Temporalio.Activities;
using Temporalio.Common.Invocations;
using Temporalio.Worker.Interceptors;

namespace Temporalio.Workflows;

/// <content>Activities.</content>
public static partial class Workflow
{
    /// <summary>Runs an activity and waits for it.</summary>
    /// <param name="activityCall">A call of the activity's method.</param>
    /// <param name="options">How.</param>
    /// <returns>A task that ends with the activity.</returns>
    public static Task ExecuteActivityAsync(Expression<Action> activityCall, ActivityOptions options)
        => CallActivityAsync<ValueTuple>(activityCall, options);


    /// <summary>Runs an activity and waits for it.</summary>
    /// <param name="activityCall">A call of the activity's method.</param>
    /// <param name="options">How.</param>
    /// <returns>A task that ends with the activity.</returns>
    public static Task ExecuteActivityAsync(Expression<Func<Task>> activityCall, ActivityOptions options)
        => CallActivityAsync<ValueTuple>(activityCall, options);


    /// <summary>Runs an activity and waits for it.</summary>
    /// <typeparam name="TActivityInstance">The activity's class or interface.</typeparam>
    /// <param name="activityCall">A call of the activity's method.</param>
    /// <param name="options">How.</param>
    /// <returns>A task that ends with the activity.</returns>
    public static Task ExecuteActivityAsync<TActivityInstance>(Expression<Action<TActivityInstance>> activityCall, ActivityOptions options)
        => CallActivityAsync<ValueTuple>(activityCall, options);


    /// <summary>Runs an activity and waits for it.</summary>
    /// <typeparam name="TActivityInstance">The activity's class or interface.</typeparam>
    /// <param name="activityCall">A call of the activity's method.</param>
    /// <param name="options">How.</param>
    /// <returns>A task that ends with the activity.</returns>
    public static Task ExecuteActivityAsync<TActivityInstance>(Expression<Func<TActivityInstance, Task>> activityCall, ActivityOptions options)
        => CallActivityAsync<ValueTuple>(activityCall, options);


    /// <summary>Runs an activity and waits for it.</summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="activityCall">A call of the activity's method.</param>
    /// <param name="options">How.</param>
    /// <returns>The result.</returns>
    public static Task<TResult> ExecuteActivityAsync<TResult>(Expression<Func<Task<TResult>>> activityCall, ActivityOptions options)
        => CallActivityAsync<TResult>(activityCall, options);


    /// <summary>Runs an activity and waits for it.</summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="activityCall">A call of the activity's method.</param>
    /// <param name="options">How.</param>
    /// <returns>The result.</returns>
    public static Task<TResult> ExecuteActivityAsync<TResult>(Expression<Func<TResult>> activityCall, ActivityOptions options)
        => CallActivityAsync<TResult>(activityCall, options);


    /// <summary>Runs an activity and waits for it.</summary>
    /// <typeparam name="TActivityInstance">The activity's class or interface.</typeparam>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="activityCall">A call of the activity's method.</param>
    /// <param name="options">How.</param>
    /// <returns>The result.</returns>
    public static Task<TResult> ExecuteActivityAsync<TActivityInstance, TResult>(Expression<Func<TActivityInstance, Task<TResult>>> activityCall, ActivityOptions options)
        => CallActivityAsync<TResult>(activityCall, options);


    /// <summary>Runs an activity and waits for it.</summary>
    /// <typeparam name="TActivityInstance">The activity's class or interface.</typeparam>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="activityCall">A call of the activity's method.</param>
    /// <param name="options">How.</param>
    /// <returns>The result.</returns>
    public static Task<TResult> ExecuteActivityAsync<TActivityInstance, TResult>(Expression<Func<TActivityInstance, TResult>> activityCall, ActivityOptions options)
        => CallActivityAsync<TResult>(activityCall, options);


    /// <summary>Runs an activity and waits for it.</summary>
    /// <param name="activity">The activity type.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="options">How.</param>
    /// <returns>A task that ends with the activity.</returns>
    public static Task ExecuteActivityAsync(string activity, IReadOnlyCollection<object?> args, ActivityOptions options)
        => ExecuteActivityAsync<ValueTuple>(activity, args, options);


    /// <summary>Runs an activity and waits for it.</summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="activity">The activity type.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="options">How.</param>
    /// <returns>The result.</returns>
    public static Task<TResult> ExecuteActivityAsync<TResult>(string activity, IReadOnlyCollection<object?> args, ActivityOptions options)
        => Context.Outbound.ScheduleActivityAsync<TResult>(new ScheduleActivityInput(activity, args, options, Headers: null));


    private static Task<TResult> CallActivityAsync<TResult>(LambdaExpression activityCall, ActivityOptions options)
    {
        var (method, args) = ExpressionCalls.Extract(activityCall);
        return ExecuteActivityAsync<TResult>(ActivityNameOf(method), args, options);
    }

    private static string ActivityNameOf(MethodInfo method) => ActivityDefinition.NameOf(method)
        ?? throw new ArgumentException($"'{method.Name}' is a dynamic activity, which has no name: pass one.", nameof(method));
}
