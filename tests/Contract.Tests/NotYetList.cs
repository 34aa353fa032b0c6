namespace Contract.Tests;

/// <summary>The cases that the server does not pass yet, from <c>NotYet.txt</c>: one id a line, <c>#</c> begins a comment.</summary>
/// <remarks>The list can only shrink: a listed case that passes fails the suite until its line is gone, and so does a line that names no case.</remarks>
internal static class NotYetList
{
    /// <summary>Gets the listed ids.</summary>
    public static IReadOnlySet<string> Ids { get; } = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "NotYet.txt"))
        .Select(l => l.Split('#')[0].Trim())
        .Where(l => l.Length > 0)
        .ToHashSet(StringComparer.Ordinal);
}
