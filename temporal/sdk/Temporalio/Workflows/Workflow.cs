using Microsoft.Extensions.Logging;
using Temporalio.Common;
using Temporalio.Converters;
using Temporalio.Core.Instances;

namespace Temporalio.Workflows;

/// <summary>
/// What workflow code may use instead of clocks, threads, random numbers and input and output: all of it is the same when the workflow
/// is replayed. Everything here throws <see cref="InvalidOperationException"/> outside of a workflow, except <see cref="InWorkflow"/>.
/// </summary>
public static partial class Workflow
{
    /// <summary>Gets a value indicating whether the calling code runs in a workflow.</summary>
    public static bool InWorkflow => TaskScheduler.Current is WorkflowScheduler;

    /// <summary>Gets a value indicating whether all handlers of signals and updates have ended.</summary>
    public static bool AllHandlersFinished => Context.Handlers.AllFinished;

    /// <summary>Gets the token that is cancelled when the workflow is asked to cancel.</summary>
    public static CancellationToken CancellationToken => Context.CancellationToken;

    /// <summary>Gets a value indicating whether the service suggests to continue as new.</summary>
    public static bool ContinueAsNewSuggested => Context.Machines.LastStarted?.SuggestContinueAsNew ?? false;

    /// <summary>Gets the reasons why the service suggests to continue as new.</summary>
    public static IReadOnlyCollection<SuggestContinueAsNewReason> SuggestedContinueAsNewReasons
        => [.. (Context.Machines.LastStarted?.SuggestContinueAsNewReasons ?? []).Select(r => (SuggestContinueAsNewReason)r)];

    /// <summary>Gets a value indicating whether another version of the worker's deployment is the target now.</summary>
    public static bool TargetWorkerDeploymentVersionChanged => Context.Machines.LastStarted?.TargetWorkerDeploymentVersionChanged ?? false;

    /// <summary>Gets the build id of the worker that runs, or in replay ran, the current task.</summary>
    public static string CurrentBuildId => Context.CurrentBuildId;

    /// <summary>Gets the deployment version of the worker that runs, or in replay ran, the current task.</summary>
    public static WorkerDeploymentVersion? CurrentDeploymentVersion => Context.CurrentDeploymentVersion;

    /// <summary>Gets or sets lines about what the workflow does now, for user interfaces, in Markdown.</summary>
    public static string CurrentDetails
    {
        get => Context.CurrentDetails;
        set => Context.CurrentDetails = value;
    }

    /// <summary>Gets the number of events in the history up to the current task.</summary>
    public static int CurrentHistoryLength => (int)Context.Machines.LastEventId;

    /// <summary>Gets the bytes of the history up to the current task.</summary>
    public static int CurrentHistorySize => (int)(Context.Machines.LastStarted?.HistorySizeBytes ?? 0);

    /// <summary>Gets the update whose handler or validator runs; null elsewhere.</summary>
    public static WorkflowUpdateInfo? CurrentUpdateInfo => Context.Handlers.CurrentUpdate;

    /// <summary>Gets or sets the handler of queries without one.</summary>
    public static WorkflowQueryDefinition? DynamicQuery
    {
        get => Context.Handlers.DynamicQuery;
        set => Context.Handlers.DynamicQuery = Checked(value, value?.Dynamic);
    }

    /// <summary>Gets or sets the handler of signals without one. Signals that waited for one are handled at once.</summary>
    public static WorkflowSignalDefinition? DynamicSignal
    {
        get => Context.Handlers.DynamicSignal;
        set => Context.Handlers.DynamicSignal = Checked(value, value?.Dynamic);
    }

    /// <summary>Gets or sets the handler of updates without one.</summary>
    public static WorkflowUpdateDefinition? DynamicUpdate
    {
        get => Context.Handlers.DynamicUpdate;
        set => Context.Handlers.DynamicUpdate = Checked(value, value?.Dynamic);
    }

    /// <summary>Gets the query handlers by name; handlers may be added and removed.</summary>
    public static IDictionary<string, WorkflowQueryDefinition> Queries => Context.Handlers.Queries;

    /// <summary>Gets the signal handlers by name; handlers may be added and removed. Signals that waited for one are handled at once.</summary>
    public static IDictionary<string, WorkflowSignalDefinition> Signals => Context.Handlers.Signals;

    /// <summary>Gets the update handlers by name; handlers may be added and removed.</summary>
    public static IDictionary<string, WorkflowUpdateDefinition> Updates => Context.Handlers.Updates;

    /// <summary>Gets what is known of the run.</summary>
    public static WorkflowInfo Info => Context.Info;

    /// <summary>Gets the instance of the workflow class; null while its constructor runs.</summary>
    public static object? Instance => Context.Instance;

    /// <summary>Gets a logger that is silent in replay.</summary>
    public static ILogger Logger => Context.Logger;

    /// <summary>Gets a meter that is silent in replay.</summary>
    public static MetricMeter MetricMeter => Context.MetricMeter;

    /// <summary>Gets the memo, with the workflow's own changes.</summary>
    public static IReadOnlyDictionary<string, IRawValue> Memo => Context.Attributes.Memo;

    /// <summary>Gets the search attributes, with the workflow's own changes.</summary>
    public static SearchAttributeCollection TypedSearchAttributes => Context.Attributes.SearchAttributes;

    /// <summary>Gets the converter of payloads, for raw values.</summary>
    public static IPayloadConverter PayloadConverter => Context.PayloadConverter;

    /// <summary>Gets a generator whose numbers are the same in replay.</summary>
    public static DeterministicRandom Random => Context.Random;

    /// <summary>Gets the time as the workflow sees it: when its current task started.</summary>
    public static DateTime UtcNow => Context.Machines.Now.UtcDateTime;

    private static WorkflowInstance Context => (TaskScheduler.Current as WorkflowScheduler)?.Instance
        ?? throw new InvalidOperationException(
            "The calling code does not run in a workflow. (Inside one, a task may have left it by ConfigureAwait(false) or Task.Run.)");

    /// <summary>Makes a random id that is the same in replay.</summary>
    /// <returns>The id.</returns>
    public static Guid NewGuid() => Context.NewGuid();

    /// <summary>
    /// Guards a change of workflow code: true if the run is new enough to take the new path, false in replay of a run that took the old one.
    /// </summary>
    /// <param name="patchId">A name of the change, never used before.</param>
    /// <returns>Whether to take the new path.</returns>
    public static bool Patched(string patchId) => Context.Patch(patchId, isDeprecated: false);

    /// <summary>Stands in for <see cref="Patched"/> when no run is left on the old path, until no run with the patch is left.</summary>
    /// <param name="patchId">The name of the change.</param>
    public static void DeprecatePatch(string patchId) => Context.Patch(patchId, isDeprecated: true);

    /// <summary>Changes memo values.</summary>
    /// <param name="updates">The changes.</param>
    public static void UpsertMemo(params MemoUpdate[] updates) => Context.Attributes.Upsert(updates);

    /// <summary>Changes search attributes.</summary>
    /// <param name="updates">The changes.</param>
    public static void UpsertTypedSearchAttributes(params SearchAttributeUpdate[] updates) => Context.Attributes.Upsert(updates);

    private static T? Checked<T>(T? handler, bool? isDynamic)
        where T : class
        => isDynamic == false ? throw new ArgumentException("The handler has a name, so it is no dynamic one.", nameof(handler)) : handler;

    /// <summary>What is unsafe in workflow code: it can make a run differ from its replay.</summary>
    public static class Unsafe
    {
        /// <summary>Gets a value indicating whether the code goes through what it did before, or answers a query.</summary>
        public static bool IsReplaying => Context.IsReplaying;

        /// <summary>Gets a value indicating whether the code goes through what it did before.</summary>
        public static bool IsReplayingHistoryEvents => Context.Machines.IsReplaying;

        /// <summary>Runs code that may start tasks elsewhere. This SDK has no listener to switch off, so it just runs.</summary>
        /// <param name="fn">The code.</param>
        public static void WithTracingEventListenerDisabled(Action fn)
        {
            ArgumentNullException.ThrowIfNull(fn);
            fn();
        }

        /// <summary>Runs code that may start tasks elsewhere. This SDK has no listener to switch off, so it just runs.</summary>
        /// <typeparam name="T">The type of its result.</typeparam>
        /// <param name="fn">The code.</param>
        /// <returns>Its result.</returns>
        public static T WithTracingEventListenerDisabled<T>(Func<T> fn)
        {
            ArgumentNullException.ThrowIfNull(fn);
            return fn();
        }
    }
}
