using System.Text.Json;
using Google.Protobuf;
using Temporalio.Api.Command.V1;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;

namespace Temporalio.Core.Machines;

/// <summary>The patch markers of a run: which ids its history holds, and which the code has asked about.</summary>
internal sealed class PatchMarkers(RunMachines run)
{
    /// <summary>The search attribute that lists a run's patches.</summary>
    public const string VersionsAttribute = "TemporalChangeVersion";

    private const string MarkerName = "core_patch";
    public const string DetailsKey = "patch-data";

    // The service refuses larger search attribute values; the marker alone does for replay then.
    private const int MaxAttributeBytes = 2_048;

    private readonly HashSet<string> _inHistory = [];
    private readonly SortedSet<string> _issued = new(StringComparer.Ordinal);

    /// <summary>Whether history has the id, in what the run has seen or in the task after it.</summary>
    public bool IsInHistory(string id) => _inHistory.Contains(id);

    /// <summary>Notes a marker that lies ahead.</summary>
    public void Foresee(HistoryEvent e)
    {
        if (TryRead(e, out var id, out _))
        {
            _inHistory.Add(id);
        }
    }

    /// <summary>Issues the marker of an id once, with the list of all ids so far.</summary>
    public void Issue(string id, bool isDeprecated)
    {
        if (!_issued.Add(id))
        {
            return;
        }

        var data = JsonSerializer.SerializeToUtf8Bytes(new PatchData(id, isDeprecated), MarkerJson.Default.PatchData);
        var marker = new RecordMarkerCommandAttributes { MarkerName = MarkerName };
        marker.Details.Add(DetailsKey, new Payloads { Payloads_ = { JsonPayload(data) } });
        var command = new Command { CommandType = CommandType.RecordMarker, RecordMarkerCommandAttributes = marker };
        run.Commands.Issue(command, new PatchMachine(id));

        // Always asked: using the flag is what tells the history about it.
        var upserts = run.Flags.Use(CoreFlag.UpsertOnPatch, !run.IsReplaying);
        if (upserts && (!run.IsReplaying || IsInHistory(id)))
        {
            IssueUpsert();
        }
    }

    /// <summary>Compares the event that comes next with the command that comes next, if one of them is about a patch.</summary>
    /// <param name="e">The event.</param>
    /// <param name="next">The command, or null.</param>
    public static PatchOutcome Compare(HistoryEvent e, IssuedCommand? next)
    {
        var machine = next?.Machine as PatchMachine;
        if (!TryRead(e, out var id, out var isDeprecated))
        {
            return machine is null ? PatchOutcome.Match : PatchOutcome.SkipCommand;
        }

        if (machine?.PatchId == id)
        {
            return PatchOutcome.Match;
        }

        if (isDeprecated)
        {
            return PatchOutcome.SkipEvent;
        }

        throw Nondeterminism.Because(
            $"history has the marker of patch '{id}' (event {e.EventId}), but the workflow code did not ask for that patch there. "
            + "A patch may be removed only after Workflow.DeprecatePatch took its place for as long as old runs live.");
    }

    private static bool TryRead(HistoryEvent e, out string id, out bool isDeprecated)
    {
        id = string.Empty;
        isDeprecated = false;
        if (e.EventType != EventType.MarkerRecorded || e.MarkerRecordedEventAttributes is not { MarkerName: MarkerName } marker
            || !marker.Details.TryGetValue(DetailsKey, out var payloads) || payloads.Payloads_.Count == 0)
        {
            return false;
        }

        var data = JsonSerializer.Deserialize(payloads.Payloads_[0].Data.Span, MarkerJson.Default.PatchData);
        id = data?.Id ?? string.Empty;
        isDeprecated = data?.Deprecated ?? false;
        return data is not null;
    }

    private static Payload JsonPayload(byte[] json)
        => new() { Data = UnsafeByteOperations.UnsafeWrap(json), Metadata = { ["encoding"] = ByteString.CopyFromUtf8("json/plain") } };

    private void IssueUpsert()
    {
        var payload = JsonPayload(JsonSerializer.SerializeToUtf8Bytes(_issued, MarkerJson.Default.SortedSetString));
        if (payload.Data.Length >= MaxAttributeBytes)
        {
            return;
        }

        payload.Metadata["type"] = ByteString.CopyFromUtf8("KeywordList");
        var command = new Command
        {
            CommandType = CommandType.UpsertWorkflowSearchAttributes,
            UpsertWorkflowSearchAttributesCommandAttributes = new() { SearchAttributes = new() },
        };
        command.UpsertWorkflowSearchAttributesCommandAttributes.SearchAttributes.IndexedFields.Add(VersionsAttribute, payload);
        run.Commands.Issue(command, new NotedCommandMachine(EventType.UpsertWorkflowSearchAttributes));
    }
}

/// <summary>What to do with an event and a command of which one may be about a patch.</summary>
internal enum PatchOutcome
{
    Match,
    SkipCommand,
    SkipEvent,
}

/// <summary>The marker of one patch.</summary>
internal sealed class PatchMachine(string patchId) : Machine
{
    public string PatchId { get; } = patchId;

    public override bool IsFinal => true;

    public override string ToString() => $"patch '{PatchId}'";

    public override void OnCommandEvent(in EventContext history, Command command)
    {
        if (history.Event.EventType != EventType.MarkerRecorded)
        {
            throw Nondeterminism.Mismatch(history.Event, command);
        }
    }
}
