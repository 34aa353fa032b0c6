using System.Diagnostics;
using Xunit;

namespace Repository.Tests;

/// <summary>Workflow code that is not deterministic must not build. Shown with the compiler, not with the list of banned names.</summary>
public sealed class DeterminismGateTests
{
    private static readonly string[] Banned =
    [
        "System.DateTime.UtcNow.Ticks",
        "System.Random.Shared.NextInt64()",
        "System.Guid.NewGuid().GetHashCode()",
        "System.IO.File.ReadAllBytes(\"x\").Length",
        "System.Environment.TickCount64",
        "System.TimeProvider.System.GetTimestamp()",
        "new System.Random(1).NextInt64()",
    ];

    [Fact]
    public async Task Build_OfDeterministicCode_Succeeds()
    {
        var (code, output) = await BuildAsync(["1"]);
        Assert.True(code == 0, output);
    }

    [Fact]
    public async Task Build_OfBannedCode_RefusesEachLine()
    {
        var (code, output) = await BuildAsync(Banned);
        Assert.NotEqual(0, code);
        Assert.All(Banned.Select((_, i) => i + 1), line => Assert.Contains($"Clock{line}.cs(3,", output, StringComparison.Ordinal));
        Assert.DoesNotContain("error CS", output, StringComparison.Ordinal);
    }

    /// <summary>Builds a project of the workflows' settings with one class an expression, each in a file of its own.</summary>
    private static async Task<(int Code, string Output)> BuildAsync(IReadOnlyList<string> expressions)
    {
        var root = RepositoryFiles.Root;
        var folder = Directory.CreateDirectory(Path.Combine(root, "artifacts", "gate", Guid.NewGuid().ToString("N"))).FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), $"""
                <Project>
                  <Import Project="{root}/workflows/Directory.Build.props" />
                  <PropertyGroup>
                    <ArtifactsPath>{folder}/out</ArtifactsPath>
                    <RestorePackagesWithLockFile>false</RestorePackagesWithLockFile>
                  </PropertyGroup>
                </Project>
                """);
            File.WriteAllText(Path.Combine(folder, "Gate.csproj"), "<Project Sdk=\"Microsoft.NET.Sdk\" />");
            File.Copy(Path.Combine(root, "workflows", ".editorconfig"), Path.Combine(folder, ".editorconfig"));
            foreach (var (i, expression) in expressions.Index())
            {
                File.WriteAllText(Path.Combine(folder, $"Clock{i + 1}.cs"), $"namespace Gate;\n\ninternal static class Clock{i + 1} {{ public static long Ticks() => {expression}; }}\n");
            }

            return await RunAsync(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(int Code, string Output)> RunAsync(string folder)
    {
        var start = new ProcessStartInfo("dotnet", ["build", "-nologo", "-v", "quiet", "-nodeReuse:false"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var build = Process.Start(start)!;
        var output = build.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = build.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await build.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (build.ExitCode, await output + await errors);
    }
}
