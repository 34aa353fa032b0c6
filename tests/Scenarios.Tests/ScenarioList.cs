namespace Scenarios.Tests;

/// <summary>A list of scenarios: one name a line, and after <c>#</c> why it stands there.</summary>
internal sealed class ScenarioList
{
    private readonly Dictionary<string, string> _reasons;

    private ScenarioList(string file) => _reasons = File.ReadLines(Path.Combine(AppContext.BaseDirectory, file))
        .Where(l => l.Length > 0 && l[0] != '#')
        .Select(l => l.Split('#', 2))
        .ToDictionary(p => p[0].Trim(), p => p[1].Trim(), StringComparer.Ordinal);

    /// <summary>Gets the scenarios whose events differ from the recording. The list can only shrink.</summary>
    public static ScenarioList NotYet { get; } = new("NotYet.txt");

    /// <summary>Gets the scenarios that are not run.</summary>
    public static ScenarioList Undriven { get; } = new("Undriven.txt");

    /// <summary>Gets the names.</summary>
    public IReadOnlyCollection<string> Names => _reasons.Keys;

    /// <summary>Finds the reason of a scenario.</summary>
    public bool Has(string scenario, out string reason) => _reasons.TryGetValue(scenario, out reason!);
}
