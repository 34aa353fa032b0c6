using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;
using Temporalio.Api.Protocol.V1;
using Temporalio.Api.Update.V1;
using Temporalio.Core.Replay;

namespace Temporalio.Core.Machines;

/// <summary>
/// The machines of one run: they take its history, workflow task by workflow task, compare the events with the commands that the code
/// issued, and say what to tell the code next.
/// </summary>
internal sealed class RunMachines
{
    private readonly Dictionary<long, Machine> _byEventId = [];
    private readonly Dictionary<string, UpdateMachine> _admitted = [];
    private readonly HistoryFeed _feed = new();
    private readonly List<Message> _messages = [];
    private readonly IWorkflowCode _code;
    private long _previousStartedEventId;
    private long _lastCompletedTaskEventId;
    private bool _sawClose;

    public RunMachines(IWorkflowCode code)
    {
        _code = code;
        Patches = new PatchMarkers(this);
    }

    public CommandQueue Commands { get; } = new();

    public JobQueue Jobs { get; } = new();

    public CoreFlags Flags { get; } = new();

    public LocalActivities LocalActivities { get; } = new();

    public PatchMarkers Patches { get; }

    /// <summary>Messages to send with the completion.</summary>
    public List<Message> Outbox { get; } = [];

    /// <summary>Whether the code goes through what it did before.</summary>
    public bool IsReplaying { get; private set; }

    /// <summary>The time as the workflow sees it: that of the task's start, and never going back.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>The last event that was applied.</summary>
    public long LastEventId { get; private set; }

    /// <summary>Activations that the current task has had.</summary>
    public int ActivationsInTask { get; private set; }

    /// <summary>The last start of a workflow task, for what it says of the history.</summary>
    public WorkflowTaskStartedEventAttributes? LastStarted { get; private set; }

    /// <summary>Who completed the current task in replay.</summary>
    public WorkflowTaskCompletedEventAttributes? Completion { get; private set; }

    /// <summary>Takes in what a task brings.</summary>
    /// <param name="events">Events; those that are known are skipped.</param>
    /// <param name="messages">Updates.</param>
    /// <param name="previousStartedEventId">The last task that this run completed: what comes up to it, and its commands, is replay.</param>
    public void Feed(IEnumerable<HistoryEvent> events, IEnumerable<Message> messages, long previousStartedEventId)
    {
        _feed.Append(events, LastEventId);
        _messages.AddRange(messages);
        _previousStartedEventId = previousStartedEventId;
        IsReplaying = previousStartedEventId > 0;
    }

    /// <summary>A speculative task left nothing in history: its scheduled and started events never were.</summary>
    public void ForgetSpeculativeTask() => LastEventId -= 2;

    /// <summary>Moves the workflow's time on, never back.</summary>
    public void AdvanceTime(DateTimeOffset time)
    {
        if (time > Now)
        {
            Now = time;
        }
    }

    /// <summary>Counts an activation that is over, and brings up the markers that come with the next one.</summary>
    public void EndActivation()
    {
        ActivationsInTask++;
        LocalActivities.ResolveForeseen(ActivationsInTask, Jobs.IsEmpty);
    }

    /// <summary>Applies the next piece of history, up to the next task that the code saw.</summary>
    /// <returns>False if there was none.</returns>
    public bool ApplyNextTask()
    {
        var events = _sawClose ? [] : _feed.Take(out _);
        if (events.IsEmpty)
        {
            IsReplaying = false;
            return false;
        }

        var isLast = _feed.Remaining == 0;
        TakeCompletions(events);
        var skipNext = false;
        for (var i = 0; i < events.Length; i++)
        {
            var e = events[i];
            if (e.EventId != LastEventId + 1)
            {
                throw new InvalidOperationException($"the history jumps from event {LastEventId} to event {e.EventId}");
            }

            var isOfCommand = EventKinds.IsOfCommand(e.EventType);
            if (IsReplaying && isLast && e.EventId > _previousStartedEventId && !isOfCommand
                && e.EventType != EventType.WorkflowTaskCompleted)
            {
                IsReplaying = false;
            }

            TakeMessagesUpTo(e.EventId - 1);
            if (!skipNext)
            {
                skipNext = Apply(e, i + 1 < events.Length ? events[i + 1] : null, isOfCommand, isLast);
            }
            else
            {
                skipNext = false;
            }

            LastEventId = e.EventId;
        }

        if (events[^1] is { EventType: EventType.WorkflowTaskStarted } started)
        {
            StartTask(started);
        }

        CheckAllCommandsTaken();
        LookAhead();
        return true;
    }

    private void TakeCompletions(ReadOnlySpan<HistoryEvent> events)
    {
        foreach (var e in events)
        {
            if (e.EventType == EventType.WorkflowTaskCompleted)
            {
                Flags.AddRecorded(e.WorkflowTaskCompletedEventAttributes.SdkMetadata);
            }
        }

        // The code about to run is the one that this completion tells of.
        Completion = _feed.PeekCompletion()?.WorkflowTaskCompletedEventAttributes;
        Flags.AddRecorded(Completion?.SdkMetadata);
    }

    /// <summary>Applies one event; true if the next one belongs to it and is to be passed over.</summary>
    private bool Apply(HistoryEvent e, HistoryEvent? next, bool isOfCommand, bool isLast)
    {
        _sawClose |= EventKinds.ClosesRun(e.EventType);
        if (isOfCommand)
        {
            return ApplyToCommand(e, next, isLast);
        }

        if (e.EventType != EventType.WorkflowTaskCompleted)
        {
            CheckAllCommandsTaken();
        }

        var answersTo = EventKinds.AnswersTo(e);
        if (answersTo != 0)
        {
            if (!_byEventId.TryGetValue(answersTo, out var machine))
            {
                throw Nondeterminism.Unexpected(e, $"anything that the workflow code has under way (event {answersTo})");
            }

            machine.OnEvent(new EventContext(e, isLast));
            if (machine.IsFinal)
            {
                _byEventId.Remove(answersTo);
            }
        }
        else
        {
            ApplyPlain(e);
        }

        return false;
    }

    private bool ApplyToCommand(HistoryEvent e, HistoryEvent? next, bool isLast)
    {
        var context = new EventContext(e, isLast);
        if (LocalActivityMarker.TryRead(e, out var marker))
        {
            if (!LocalActivities.TryGet(marker.Data.Seq, out var local) || local is null)
            {
                throw Nondeterminism.NoCommand(e);
            }

            LocalActivities.Remove(local);
            if (local.State == LocalActivityState.MarkerForeseen)
            {
                local.TakeMarker(context, marker);
                return false;
            }
        }

        var issued = Commands.Peek();
        PatchOutcome outcome;
        while ((outcome = PatchMarkers.Compare(e, issued)) == PatchOutcome.SkipCommand)
        {
            Commands.Take();
            issued = Commands.Peek();
        }

        if (outcome == PatchOutcome.SkipEvent)
        {
            return next is { EventType: EventType.UpsertWorkflowSearchAttributes }
                && next.UpsertWorkflowSearchAttributesEventAttributes.SearchAttributes.IndexedFields
                    .ContainsKey(PatchMarkers.VersionsAttribute);
        }

        if (issued is null)
        {
            throw Nondeterminism.NoCommand(e);
        }

        Commands.Take();
        issued.Machine.OnCommandEvent(context, issued.Command);
        if (!issued.Machine.IsFinal)
        {
            _byEventId[e.EventId] = issued.Machine;
        }

        return false;
    }

    private void ApplyPlain(HistoryEvent e)
    {
        switch (e.EventType)
        {
            case EventType.WorkflowExecutionStarted:
                AdvanceTime(e.EventTime.ToDateTimeOffset());
                Jobs.Post(JobOrder.Initialize, () => _code.OnStart(e));
                break;
            case EventType.WorkflowExecutionSignaled:
                Jobs.Post(JobOrder.SignalOrUpdate, () => _code.OnSignal(e.WorkflowExecutionSignaledEventAttributes));
                break;
            case EventType.WorkflowExecutionCancelRequested:
                var cause = e.WorkflowExecutionCancelRequestedEventAttributes.Cause;
                Jobs.Post(JobOrder.Resolution, () => _code.OnCancelRequested(cause));
                break;
            case EventType.WorkflowTaskStarted:
                LastStarted = e.WorkflowTaskStartedEventAttributes;
                break;
            case EventType.WorkflowTaskCompleted:
                _lastCompletedTaskEventId = e.EventId;
                break;
            case EventType.WorkflowTaskFailed
                when e.WorkflowTaskFailedEventAttributes is { Cause: WorkflowTaskFailedCause.ResetWorkflow } reset:
                Jobs.Post(JobOrder.RandomSeed, () => _code.OnNewSeed(reset.NewRunId));
                break;
            case EventType.WorkflowExecutionUpdateAdmitted:
                Admit(e);
                break;
            case EventType.WorkflowTaskScheduled:
            case EventType.WorkflowTaskFailed:
            case EventType.WorkflowTaskTimedOut:
            case EventType.WorkflowExecutionTerminated:
            case EventType.WorkflowExecutionTimedOut:
                break;
            default:
                if (!e.WorkerMayIgnore)
                {
                    throw new InvalidOperationException(
                        $"event {e.EventId} is a {e.EventType}, which this version of the SDK does not know: use a newer one");
                }

                break;
        }
    }

    private void StartTask(HistoryEvent started)
    {
        ActivationsInTask = 0;
        AdvanceTime(started.EventTime.ToDateTimeOffset());
        if (!IsReplaying)
        {
            LocalActivities.BecomeNewWork();
        }
    }

    private void CheckAllCommandsTaken()
    {
        while (Commands.Peek() is { } left)
        {
            if (left.Machine is not PatchMachine)
            {
                throw Nondeterminism.NoEvent(left.Command, _lastCompletedTaskEventId);
            }

            Commands.Take();
        }
    }

    /// <summary>What the next task holds that the code had before its commands: patches, local activities, accepted updates.</summary>
    private void LookAhead()
    {
        foreach (var e in _feed.Peek())
        {
            switch (e.EventType)
            {
                case EventType.MarkerRecorded when LocalActivityMarker.TryRead(e, out var marker):
                    LocalActivities.Foresee(marker);
                    break;
                case EventType.MarkerRecorded:
                    Patches.Foresee(e);
                    break;
                case EventType.WorkflowExecutionUpdateAccepted:
                    var accepted = e.WorkflowExecutionUpdateAcceptedEventAttributes;
                    if (!_admitted.Remove(accepted.ProtocolInstanceId, out var update))
                    {
                        update = new UpdateMachine(
                            this,
                            accepted.AcceptedRequestMessageId,
                            accepted.ProtocolInstanceId,
                            accepted.AcceptedRequestSequencingEventId,
                            accepted.AcceptedRequest);
                    }

                    Start(update);
                    break;
                default:
                    break;
            }
        }

        LocalActivities.ResolveForeseen(ActivationsInTask, Jobs.IsEmpty);
    }

    private void Admit(HistoryEvent e)
    {
        var request = e.WorkflowExecutionUpdateAdmittedEventAttributes.Request;
        var id = request.Meta.UpdateId;
        var update = new UpdateMachine(this, $"{id}/request", id, e.EventId, request);
        if (IsReplaying)
        {
            _admitted[id] = update;
        }
        else
        {
            Start(update);
        }
    }

    private void TakeMessagesUpTo(long eventId)
    {
        for (var i = 0; i < _messages.Count; i++)
        {
            var message = _messages[i];
            if (message.EventId > eventId)
            {
                continue;
            }

            _messages.RemoveAt(i--);
            if (message.Body.TryUnpack<Request>(out var request))
            {
                Start(new UpdateMachine(this, message.Id, message.ProtocolInstanceId, message.EventId, request));
            }
        }
    }

    private void Start(UpdateMachine update)
    {
        var validate = !IsReplaying;
        Jobs.Post(JobOrder.SignalOrUpdate, () => _code.OnUpdate(update, validate));
    }
}
