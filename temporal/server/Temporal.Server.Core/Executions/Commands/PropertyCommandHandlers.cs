using Temporal.Server.Core.Validation;
using Temporalio.Api.Command.V1;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;

namespace Temporal.Server.Core.Executions.Commands;

/// <summary>Records markers, search attributes and memo entries.</summary>
internal static class PropertyCommandHandlers
{
    private const string EncodingKey = "encoding";
    private const string NullEncoding = "binary/null";

    public static void RecordMarker(CommandScope scope, Command command)
    {
        var attributes = command.RecordMarkerCommandAttributes;
        var recorded = new MarkerRecordedEventAttributes
        {
            MarkerName = attributes.MarkerName,
            WorkflowTaskCompletedEventId = scope.CompletedEventId,
            Header = attributes.Header,
            Failure = attributes.Failure,
        };
        recorded.Details.Add(attributes.Details);
        scope.Add(command, new HistoryEvent { EventType = EventType.MarkerRecorded, MarkerRecordedEventAttributes = recorded });
    }

    public static void UpsertSearchAttributes(CommandScope scope, Command command)
    {
        var upserted = command.UpsertWorkflowSearchAttributesCommandAttributes.SearchAttributes;
        scope.Add(command, new HistoryEvent
        {
            EventType = EventType.UpsertWorkflowSearchAttributes,
            UpsertWorkflowSearchAttributesEventAttributes = new UpsertWorkflowSearchAttributesEventAttributes
            {
                WorkflowTaskCompletedEventId = scope.CompletedEventId,
                SearchAttributes = upserted,
            },
        });
        scope.State.SearchAttributes ??= new SearchAttributes();
        SearchAttributeRules.Merge(scope.State.SearchAttributes, upserted);
        scope.Decision.VisibilityChanged = true;
    }

    public static void ModifyProperties(CommandScope scope, Command command)
    {
        var upserted = command.ModifyWorkflowPropertiesCommandAttributes.UpsertedMemo;
        scope.Add(command, new HistoryEvent
        {
            EventType = EventType.WorkflowPropertiesModified,
            WorkflowPropertiesModifiedEventAttributes = new WorkflowPropertiesModifiedEventAttributes
            {
                WorkflowTaskCompletedEventId = scope.CompletedEventId,
                UpsertedMemo = upserted,
            },
        });
        scope.State.Memo ??= new Memo();
        foreach (var (key, payload) in upserted.Fields)
        {
            if (IsNothing(payload))
            {
                scope.State.Memo.Fields.Remove(key);
            }
            else
            {
                scope.State.Memo.Fields[key] = payload;
            }
        }

        scope.Decision.VisibilityChanged = true;
    }

    private static bool IsNothing(Payload payload) => payload.Data.IsEmpty
        && (payload.Metadata.Count == 0
            || (payload.Metadata.TryGetValue(EncodingKey, out var encoding) && encoding.ToStringUtf8() == NullEncoding));
}
