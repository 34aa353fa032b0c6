using Google.Protobuf;
using Temporalio.Api.History.V1;
using HistoryMessage = Temporalio.Api.History.V1.History;

namespace Temporalio.Common;

/// <summary>The events of one workflow run, as replay and export use them.</summary>
/// <param name="Id">The workflow id.</param>
/// <param name="Events">The events from the first on.</param>
public record WorkflowHistory(string Id, IReadOnlyCollection<HistoryEvent> Events)
{
    /// <summary>Reads the JSON that the UI, the CLI and <see cref="ToJson()"/> write, with enum names in the long or the short form.</summary>
    /// <param name="workflowId">The workflow id, which the JSON does not hold.</param>
    /// <param name="json">The JSON.</param>
    /// <returns>The history.</returns>
    /// <exception cref="InvalidProtocolBufferException">The text is not the JSON of a history.</exception>
    public static WorkflowHistory FromJson(string workflowId, string json)
        => new(workflowId, JsonParser.Default.Parse<HistoryMessage>(WorkflowHistoryJson.WithLongEnumNames(json)).Events);

    /// <summary>Writes the history as JSON.</summary>
    /// <returns>The JSON.</returns>
    public string ToJson() => JsonFormatter.Default.Format(ToMessage());

    /// <summary>Writes the history as JSON.</summary>
    /// <param name="writer">Takes the text.</param>
    public void ToJson(TextWriter writer) => JsonFormatter.Default.Format(ToMessage(), writer);

    private HistoryMessage ToMessage() => new() { Events = { Events } };
}
