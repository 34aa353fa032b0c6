namespace InsightDE.Cli.Demos;

/// <summary>What the ledger's folder says, counted from its files and from nothing else.</summary>
/// <param name="Effects">Steps that left their effect.</param>
/// <param name="Lost">Steps that did not.</param>
/// <param name="Foreign">Effects that no step of this run can have left.</param>
/// <param name="Attempts">Attempts that began, those of killed workers too.</param>
internal sealed record LedgerReport(int Effects, int Lost, int Foreign, int Attempts)
{
    public static void Create(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "effects"));
        Directory.CreateDirectory(Path.Combine(folder, "attempts"));
    }

    public static LedgerReport Read(string folder, int steps)
    {
        var expected = Enumerable.Range(1, steps).Select(s => s.ToString("D4", System.Globalization.CultureInfo.InvariantCulture)).ToHashSet(StringComparer.Ordinal);
        var found = Directory.EnumerateFiles(Path.Combine(folder, "effects")).Select(f => Path.GetFileName(f)).ToHashSet(StringComparer.Ordinal);
        return new LedgerReport(
            found.Count,
            expected.Count(s => !found.Contains(s)),
            found.Count(s => !expected.Contains(s)),
            Directory.EnumerateFiles(Path.Combine(folder, "attempts")).Count());
    }
}
