namespace TestKit;

/// <summary>The folder that holds <c>InsightDE.sln</c>.</summary>
public static class RepositoryRoot
{
    /// <summary>Gets the full path.</summary>
    public static string Path { get; } = Find();

    /// <summary>Gets the path of a file or folder in the repository.</summary>
    /// <param name="parts">The path's parts, from the root on.</param>
    public static string File(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(System.IO.Path.Combine(folder.FullName, "InsightDE.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"no InsightDE.sln above {AppContext.BaseDirectory}");
    }
}
