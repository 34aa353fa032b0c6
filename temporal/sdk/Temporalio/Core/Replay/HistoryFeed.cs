using System.Runtime.InteropServices;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;
using Temporalio.Core.Machines;

namespace Temporalio.Core.Replay;

/// <summary>
/// The events of a run that its machines have not seen yet, cut into the pieces that its code saw: each piece ends with the start of a
/// workflow task that led to something, or with the end of the history.
/// </summary>
internal sealed class HistoryFeed
{
    private const int NoEnd = -1;

    private readonly List<HistoryEvent> _events = [];
    private int _next;

    /// <summary>Events that are not taken yet.</summary>
    public int Remaining => _events.Count - _next;

    /// <summary>Adds events; those up to <paramref name="lastKnown"/> are dropped.</summary>
    public void Append(IEnumerable<HistoryEvent> events, long lastKnown)
    {
        _events.RemoveRange(0, _next);
        _next = 0;
        foreach (var e in events)
        {
            if (e.EventId > lastKnown)
            {
                _events.Add(e);
            }
        }
    }

    /// <summary>Takes the next piece, empty when all is taken. The span holds until events are added.</summary>
    /// <param name="isLast">Whether no event is left after it.</param>
    public ReadOnlySpan<HistoryEvent> Take(out bool isLast)
    {
        var piece = Peek();
        _next += piece.Length;
        isLast = Remaining == 0;
        return piece;
    }

    /// <summary>The piece after those taken, left where it is. The span holds until events are added.</summary>
    public ReadOnlySpan<HistoryEvent> Peek()
    {
        var end = EndOfTask(_next);
        var rest = CollectionsMarshal.AsSpan(_events)[_next..];
        return end == NoEnd ? rest : rest[..(end - _next + 1)];
    }

    /// <summary>The next event, if it is the completion of the task that the last piece started.</summary>
    public HistoryEvent? PeekCompletion()
        => _next < _events.Count && _events[_next].EventType == EventType.WorkflowTaskCompleted ? _events[_next] : null;

    private int EndOfTask(int from)
    {
        var sawCommand = false;
        var started = new StartedTasks();
        for (var i = from; i < _events.Count; i++)
        {
            var type = _events[i].EventType;
            sawCommand |= EventKinds.IsOfCommand(type);
            if (EventKinds.ClosesRun(type))
            {
                return i;
            }

            if (type != EventType.WorkflowTaskStarted)
            {
                continue;
            }

            if (i + 1 >= _events.Count)
            {
                return i;
            }

            var after = _events[i + 1].EventType;
            if (EventKinds.VoidsTask(after))
            {
                continue;
            }

            if (after != EventType.WorkflowTaskCompleted || i + 2 >= _events.Count)
            {
                return i;
            }

            var afterCompletion = _events[i + 2];
            if (!sawCommand && afterCompletion.EventType == EventType.WorkflowTaskScheduled)
            {
                // Only kept the task alive for a local activity: the code saw one task from the first start on.
                started.Add(i, _events[i].EventId);
                continue;
            }

            // An accepted update ran in the task that it was sequenced in, which keep-alives may have followed.
            return afterCompletion.EventType == EventType.WorkflowExecutionUpdateAccepted
                ? started.LastBefore(afterCompletion.WorkflowExecutionUpdateAcceptedEventAttributes.AcceptedRequestSequencingEventId) ?? i
                : i;
        }

        return NoEnd;
    }

    /// <summary>The starts of the keep-alive tasks passed on the way, mostly none.</summary>
    private struct StartedTasks
    {
        private List<(int Index, long EventId)>? _starts;

        public void Add(int index, long eventId) => (_starts ??= []).Add((index, eventId));

        public readonly int? LastBefore(long eventId)
        {
            for (var i = (_starts?.Count ?? 0) - 1; i >= 0; i--)
            {
                if (_starts![i].EventId < eventId)
                {
                    return _starts[i].Index;
                }
            }

            return null;
        }
    }
}
