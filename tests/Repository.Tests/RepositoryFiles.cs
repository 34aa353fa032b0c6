namespace Repository.Tests;

/// <summary>The working tree, without what builds and package managers put into it.</summary>
internal static class RepositoryFiles
{
    private static readonly string[] Foreign = ["artifacts", "node_modules", ".git", ".data", ".cache"];

    public static string Root { get; } = FindRoot();

    public static IEnumerable<string> Find(string pattern) => Find(new DirectoryInfo(Root), pattern);

    public static string Relative(string path) => Path.GetRelativePath(Root, path);

    private static IEnumerable<string> Find(DirectoryInfo folder, string pattern) =>
        folder.EnumerateFiles(pattern).Select(f => f.FullName)
            .Concat(folder.EnumerateDirectories()
                .Where(d => !Foreign.Contains(d.Name) && d.LinkTarget is null)
                .SelectMany(d => Find(d, pattern)));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "InsightDE.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
