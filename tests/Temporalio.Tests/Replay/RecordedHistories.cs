using System.Collections.Concurrent;
using Temporalio.Common;

namespace Temporalio.Tests.Replay;

/// <summary>The recordings under <c>tests/histories</c>.</summary>
internal static class RecordedHistories
{
    private static readonly ConcurrentDictionary<string, WorkflowHistory> Read = new(StringComparer.Ordinal);

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "histories");

    public static IEnumerable<string> All => Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories)
        .Select(f => Path.ChangeExtension(Path.GetRelativePath(Folder, f), null)).Order(StringComparer.Ordinal);

    public static WorkflowHistory Get(string name) => Read.GetOrAdd(
        name, n => WorkflowHistory.FromJson(ScenarioOf(n), File.ReadAllText(Path.Combine(Folder, n + ".json"))));

    public static string LanguageOf(string name) => name[..name.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>The scenario: the file's name without language and label.</summary>
    public static string ScenarioOf(string name) => name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..].Split('.')[0];
}
