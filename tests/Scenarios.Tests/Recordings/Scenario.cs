using Temporalio.Api.Enums.V1;
using TestKit;

namespace Scenarios.Tests.Recordings;

/// <summary>What was recorded of one scenario: the histories of all its runs.</summary>
internal sealed class Scenario
{
    private Scenario(string name, IEnumerable<Recording> recordings)
    {
        Name = name;
        Recordings = [.. recordings.OrderBy(r => r.Events[0].EventTime.ToDateTime())];
        Chains = [.. Recordings.GroupBy(r => r.ChainId).Select(c => c.ToList())];
    }

    /// <summary>Gets all scenarios, by name.</summary>
    public static IReadOnlyDictionary<string, Scenario> All { get; } = Directory
        .EnumerateFiles(RepositoryRoot.File("tests", "histories", "python"), "*.json")
        .Select(f => new Recording(f))
        .GroupBy(r => r.FileName.Split('.')[0])
        .ToDictionary(g => g.Key, g => new Scenario(g.Key, g), StringComparer.Ordinal);

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the recordings in the order in which the runs started.</summary>
    public IReadOnlyList<Recording> Recordings { get; }

    /// <summary>Gets the recordings by chain of runs.</summary>
    public IReadOnlyList<IReadOnlyList<Recording>> Chains { get; }

    /// <summary>Gets the queue that the worker polls.</summary>
    public string TaskQueue => Recordings[0].Started.TaskQueue.Name;

    /// <summary>Gets a value indicating whether the recorded worker kept workflows in its cache: then later tasks came on a sticky queue.</summary>
    public bool HasCache
    {
        get
        {
            var queues = Recordings
                .Select(r => r.Events.Where(e => e.EventType == EventType.WorkflowTaskScheduled).Skip(1).ToList())
                .SelectMany(tasks => tasks)
                .Select(e => e.WorkflowTaskScheduledEventAttributes.TaskQueue.Kind)
                .ToList();
            return queues.Count == 0 || queues.Contains(TaskQueueKind.Sticky);
        }
    }
}
