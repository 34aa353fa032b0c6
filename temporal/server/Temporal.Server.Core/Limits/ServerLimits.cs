namespace Temporal.Server.Core.Limits;

/// <summary>Every limit of the server, by name. A limit that Temporal's dynamic configuration can change has its key in <see cref="ServerLimitKeys"/>.</summary>
public sealed record ServerLimits
{
    /// <summary>Gets the limits of a server that was told nothing else.</summary>
    public static ServerLimits Default { get; } = new();

    /// <summary>Gets the longest id or name, in UTF-8 bytes.</summary>
    public int IdBytesMax { get; init; } = 1000;

    /// <summary>Gets the longest URL of a callback, in UTF-8 bytes.</summary>
    public int CallbackUrlBytesMax { get; init; } = 1000;

    /// <summary>Gets the most callbacks of one run.</summary>
    public int CallbacksMax { get; init; } = 2000;

    /// <summary>Gets the largest payload list (input, result, details), in bytes.</summary>
    public int BlobBytesMax { get; init; } = 2 * 1024 * 1024;

    /// <summary>Gets the largest memo, in bytes.</summary>
    public int MemoBytesMax { get; init; } = 2 * 1024 * 1024;

    /// <summary>Gets the largest completion of a workflow task, in bytes.</summary>
    public int WorkflowTaskCompletionBytesMax { get; init; } = 40 * 1024 * 1024;

    /// <summary>Gets the largest request that is read from a connection, in bytes.</summary>
    public int RequestBytesMax { get; init; } = 4 * 1024 * 1024;

    /// <summary>Gets the largest failure that is kept while an activity waits for its next attempt, in bytes.</summary>
    public int RetainedFailureBytesMax { get; init; } = 4 * 1024;

    /// <summary>Gets the most events of a run; one more terminates it.</summary>
    public int HistoryEventsMax { get; init; } = 50 * 1024;

    /// <summary>Gets the largest history of a run, in bytes.</summary>
    public long HistoryBytesMax { get; init; } = 50 * 1024 * 1024;

    /// <summary>Gets the number of events from which a worker is advised to continue as new.</summary>
    public int HistoryEventsAdvised { get; init; } = 4 * 1024;

    /// <summary>Gets the history size from which a worker is advised to continue as new, in bytes.</summary>
    public long HistoryBytesAdvised { get; init; } = 4 * 1024 * 1024;

    /// <summary>Gets the most events in a page of history.</summary>
    public int HistoryPageEventsMax { get; init; } = 256;

    /// <summary>Gets the most activities that may be pending in a run.</summary>
    public int PendingActivitiesMax { get; init; } = 2000;

    /// <summary>Gets the most child workflows that may be pending in a run.</summary>
    public int PendingChildrenMax { get; init; } = 2000;

    /// <summary>Gets the most signals to other workflows that may be pending in a run.</summary>
    public int PendingSignalsMax { get; init; } = 2000;

    /// <summary>Gets the most cancel requests to other workflows that may be pending in a run.</summary>
    public int PendingCancelRequestsMax { get; init; } = 2000;

    /// <summary>Gets the most signals that a run may receive.</summary>
    public int SignalsReceivedMax { get; init; } = 10_000;

    /// <summary>Gets the most events that wait for the end of a started workflow task; one more fails the task.</summary>
    public int BufferedEventsMax { get; init; } = 100;

    /// <summary>Gets the largest size of the events that wait for the end of a started workflow task, in bytes.</summary>
    public int BufferedEventsBytesMax { get; init; } = 2 * 1024 * 1024;

    /// <summary>Gets the most queries that wait for a workflow task of a run. The official default is 1, which refuses the second of two dashboards.</summary>
    public int BufferedQueriesMax { get; init; } = 100;

    /// <summary>Gets the most updates of a run that may be under way.</summary>
    public int UpdatesInFlightMax { get; init; } = 10;

    /// <summary>Gets the most updates that a run may have in all.</summary>
    public int UpdatesTotalMax { get; init; } = 2000;

    /// <summary>Gets the share of <see cref="UpdatesTotalMax"/> from which a worker is advised to continue as new.</summary>
    public double UpdatesAdvisedShare { get; init; } = 0.9;

    /// <summary>Gets the most search attributes of one run.</summary>
    public int SearchAttributesMax { get; init; } = 100;

    /// <summary>Gets the largest value of a search attribute, in bytes.</summary>
    public int SearchAttributeValueBytesMax { get; init; } = 2 * 1024;

    /// <summary>Gets the largest set of search attributes of one run, in bytes.</summary>
    public int SearchAttributesBytesMax { get; init; } = 40 * 1024;

    /// <summary>Gets the most links of one request.</summary>
    public int LinksMax { get; init; } = 10;

    /// <summary>Gets the largest link, in bytes.</summary>
    public int LinkBytesMax { get; init; } = 4000;

    /// <summary>Gets the longest fairness key of a priority, in UTF-8 bytes.</summary>
    public int FairnessKeyBytesMax { get; init; } = 64;

    /// <summary>Gets the most executions in a page of the list.</summary>
    public int VisibilityPageSizeMax { get; init; } = 1000;

    /// <summary>Gets the time a workflow task may take when nobody says.</summary>
    public TimeSpan WorkflowTaskTimeoutDefault { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets the longest time that a workflow task may be given.</summary>
    public TimeSpan WorkflowTaskTimeoutMax { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Gets the longest time that a worker may keep a workflow task alive with heartbeats.</summary>
    public TimeSpan WorkflowTaskHeartbeatMax { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Gets the longest deadline of a poll that waits for a task; a poll with less than <see cref="PollTimeoutMin"/> is refused.</summary>
    public TimeSpan PollTimeoutMax { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets the shortest deadline that makes a poll worth while.</summary>
    public TimeSpan PollTimeoutMin { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Gets the longest wait of calls that wait for history events or an update's outcome.</summary>
    public TimeSpan LongPollMax { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Gets the number of failed attempts of a workflow task from which queries and updates are refused.</summary>
    public int FailedTaskAttemptsBeforeNotReady { get; init; } = 3;
}
