using System.Linq.Expressions;
using Temporalio.Common.Invocations;
using Temporalio.Worker.Interceptors;

namespace Temporalio.Workflows;

/// <content>Local activities.</content>
public static partial class Workflow
{
    /// <summary>Runs an activity in this worker, inside the workflow task, and waits for it.</summary>
    /// <param name="activityCall">A call of the activity's method.</param>
    /// <param name="options">How.</param>
    /// <returns>A task that ends with the activity.</returns>
    public static Task ExecuteLocalActivityAsync(Expression<Action> activityCall, LocalActivityOptions options)
        => CallLocalActivityAsync<ValueTuple>(activityCall, options);


    /// <summary>Runs an activity in this worker, inside the workflow task, and waits for it.</summary>
    /// <param name="activityCall">A call of the activity's method.</param>
    /// <param name="options">How.</param>
    /// <returns>A task that ends with the activity.</returns>
    public static Task ExecuteLocalActivityAsync(Expression<Func<Task>> activityCall, LocalActivityOptions options)
        => CallLocalActivityAsync<ValueTuple>(activityCall, options);


    /// <summary>Runs an activity in this worker, inside the workflow task, and waits for it.</summary>
    /// <typeparam name="TActivityInstance">The activity's class or interface.</typeparam>
    /// <param name="activityCall">A call of the activity's method.</param>
    /// <param name="options">How.</param>
    /// <returns>A task that ends with the activity.</returns>
    public static Task ExecuteLocalActivityAsync<TActivityInstance>(Expression<Action<TActivityInstance>> activityCall, LocalActivityOptions options)
        => CallLocalActivityAsync<ValueTuple>(activityCall, options);


    /// <summary>Runs an activity in this worker, inside the workflow task, and waits for it.</summary>
    /// <typeparam name="TActivityInstance">The activity's class or interface.</typeparam>
    /// <param name="activityCall">A call of the activity's method.</param>
    /// <param name="options">How.</param>
    /// <returns>A task that ends with the activity.</returns>
    public static Task ExecuteLocalActivityAsync<TActivityInstance>(Expression<Func<TActivityInstance, Task>> activityCall, LocalActivityOptions options)
        => CallLocalActivityAsync<ValueTuple>(activityCall, options);


    /// <summary>Runs an activity in this worker, inside the workflow task, and waits for it.</summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="activityCall">A call of the activity's method.</param>
    /// <param name="options">How.</param>
    /// <returns>The result.</returns>
    public static Task<TResult> ExecuteLocalActivityAsync<TResult>(Expression<Func<Task<TResult>>> activityCall, LocalActivityOptions options)
        => CallLocalActivityAsync<TResult>(activityCall, options);


    /// <summary>Runs an activity in this worker, inside the workflow task, and waits for it.</summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="activityCall">A call of the activity's method.</param>
    /// <param name="options">How.</param>
    /// <returns>The result.</returns>
    public static Task<TResult> ExecuteLocalActivityAsync<TResult>(Expression<Func<TResult>> activityCall, LocalActivityOptions options)
        => CallLocalActivityAsync<TResult>(activityCall, options);


    /// <summary>Runs an activity in this worker, inside the workflow task, and waits for it.</summary>
    /// <typeparam name="TActivityInstance">The activity's class or interface.</typeparam>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="activityCall">A call of the activity's method.</param>
    /// <param name="options">How.</param>
    /// <returns>The result.</returns>
    public static Task<TResult> ExecuteLocalActivityAsync<TActivityInstance, TResult>(Expression<Func<TActivityInstance, Task<TResult>>> activityCall, LocalActivityOptions options)
        => CallLocalActivityAsync<TResult>(activityCall, options);


    /// <summary>Runs an activity in this worker, inside the workflow task, and waits for it.</summary>
    /// <typeparam name="TActivityInstance">The activity's class or interface.</typeparam>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="activityCall">A call of the activity's method.</param>
    /// <param name="options">How.</param>
    /// <returns>The result.</returns>
    public static Task<TResult> ExecuteLocalActivityAsync<TActivityInstance, TResult>(Expression<Func<TActivityInstance, TResult>> activityCall, LocalActivityOptions options)
        => CallLocalActivityAsync<TResult>(activityCall, options);


    /// <summary>Runs an activity in this worker, inside the workflow task, and waits for it.</summary>
    /// <param name="activity">The activity type.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="options">How.</param>
    /// <returns>A task that ends with the activity.</returns>
    public static Task ExecuteLocalActivityAsync(string activity, IReadOnlyCollection<object?> args, LocalActivityOptions options)
        => ExecuteLocalActivityAsync<ValueTuple>(activity, args, options);


    /// <summary>Runs an activity in this worker, inside the workflow task, and waits for it.</summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="activity">The activity type.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="options">How.</param>
    /// <returns>The result.</returns>
    public static Task<TResult> ExecuteLocalActivityAsync<TResult>(string activity, IReadOnlyCollection<object?> args, LocalActivityOptions options)
        => Context.Outbound.ScheduleLocalActivityAsync<TResult>(new ScheduleLocalActivityInput(activity, args, options, Headers: null));


    private static Task<TResult> CallLocalActivityAsync<TResult>(LambdaExpression activityCall, LocalActivityOptions options)
    {
        var (method, args) = ExpressionCalls.Extract(activityCall);
        return ExecuteLocalActivityAsync<TResult>(ActivityNameOf(method), args, options);
    }
}
