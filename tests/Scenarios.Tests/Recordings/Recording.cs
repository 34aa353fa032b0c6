using System.Text.Json.Nodes;
using Google.Protobuf;
using Temporalio.Api.History.V1;

namespace Scenarios.Tests.Recordings;

/// <summary>The history of one run, as a real server and the Python SDK made it.</summary>
internal sealed class Recording
{
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    /// <summary>Reads a file: <c>scenario.json</c> or <c>scenario.label.json</c>.</summary>
    public Recording(string path)
    {
        FileName = Path.GetFileNameWithoutExtension(path);
        var text = File.ReadAllText(path);
        Json = JsonNode.Parse(text)!;
        Events = Parser.Parse<History>(text).Events;
    }

    /// <summary>Gets the file's name without its ending.</summary>
    public string FileName { get; }

    /// <summary>Gets the history as proto JSON.</summary>
    public JsonNode Json { get; }

    /// <summary>Gets the events.</summary>
    public IReadOnlyList<HistoryEvent> Events { get; }

    /// <summary>Gets what the run was started with.</summary>
    public WorkflowExecutionStartedEventAttributes Started => Events[0].WorkflowExecutionStartedEventAttributes;

    /// <summary>Gets the workflow's id.</summary>
    public string WorkflowId => Started.WorkflowId;

    /// <summary>Gets a value indicating whether a client started the run, and neither a parent nor an earlier run.</summary>
    public bool IsStartedByClient => Started.ParentWorkflowExecution is null && Started.ContinuedExecutionRunId.Length == 0;

    /// <summary>Gets the id that the runs of a chain share.</summary>
    public string ChainId => Started.FirstExecutionRunId;
}
