using System.Diagnostics;
using System.Globalization;
using Simulation.Tests.Clockwork;
using Simulation.Tests.Stores;
using Xunit;

namespace Simulation.Tests;

/// <summary>Nothing lost, nothing doubled, whatever crashes when.</summary>
/// <remarks>
/// <c>SIMULATION_SEEDS</c> sets how many seeds run, <c>SIMULATION_SEED</c> plays that one alone and shows it; a failure says how to
/// play it again.
/// </remarks>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const int SeedsDefault = 300;
    private const int Threads = 2;
    private const int LinesShown = 80;
    private const int Seed = 7;

    [Fact]
    public void Seeds_WithRandomFaults_ReachTheModelsResults()
    {
        if (Environment.GetEnvironmentVariable("SIMULATION_SEED") is { } only)
        {
            var run = Scenarios.Random(Parse(only));
            Play(run, workers: 2, $"seed {only}", Console.WriteLine);
            Console.WriteLine(DigestOf(run));
            return;
        }

        var count = Parse(Environment.GetEnvironmentVariable("SIMULATION_SEEDS") ?? $"{SeedsDefault}");
        var failures = new List<string>();
        var commits = 0;
        Parallel.ForEach(
            Enumerable.Range(1, count),
            new ParallelOptions { MaxDegreeOfParallelism = Threads },
            (seed, state) =>
            {
                try
                {
                    Interlocked.Add(ref commits, Play(Scenarios.Random(seed), workers: 2, $"seed {seed}"));
                }
                catch (SimulationException e)
                {
                    lock (failures)
                    {
                        failures.Add(e.Message);
                    }

                    state.Stop();
                }
            });
        output.WriteLine($"{count} seeds, {commits} commits");
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
    }

    [Theory]
    [InlineData(CommitMoment.Before, CrashTarget.Server)]
    [InlineData(CommitMoment.After, CrashTarget.Server)]
    [InlineData(CommitMoment.After, CrashTarget.Workers)]
    [InlineData(CommitMoment.Before, CrashTarget.All)]
    internal void Crash_AtEveryCommit_LosesAndDoublesNothing(CommitMoment moment, CrashTarget target)
    {
        var commits = Play(Scenarios.OfEverything(Seed), workers: 1, "everything");
        Assert.InRange(commits, 50, 500);
        for (var commit = 1; commit <= commits; commit++)
        {
            var run = Scenarios.OfEverything(Seed);
            run.CrashAt(commit, moment, target);
            Play(run, workers: 1, $"everything, crash of {target} {moment} commit {commit} of {commits}");
        }
    }

    [Fact]
    public void DiskFull_AtEveryCommitAndWorkersCrashSoonAfter_LosesAndDoublesNothing()
    {
        var commits = Play(Scenarios.OfEverything(Seed), workers: 1, "everything");
        for (var commit = 1; commit <= commits; commit++)
        {
            // No crash of the server comes after it that would read everything again: what is forgotten now stays so.
            var run = Scenarios.OfEverything(Seed + commit);
            run.CrashAt(commit, CommitMoment.Before, CrashTarget.Disk);
            run.CrashAt(commit + (commit % 3), CommitMoment.After, CrashTarget.Workers);
            Play(run, workers: 1, $"everything with seed {Seed + commit}, disk full at commit {commit} of {commits}");
        }
    }

    [Fact]
    public void Seed_PlayedTwice_GivesTheSameTrace()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var first = Scenarios.Random(seed);
            var second = Scenarios.Random(seed);
            first.Run(workers: 2);
            second.Run(workers: 2);

            Assert.Equal(first.World.Trace.Lines, second.World.Trace.Lines);
        }
    }

    [Fact]
    public async Task Seed_PlayedInAnotherProcess_GivesTheSameTrace()
    {
        // Another process has other hash codes: nothing may depend on the order in which a table of strings is walked.
        const int Number = 11;
        var run = Scenarios.Random(Number);
        run.Run(workers: 2);
        var start = new ProcessStartInfo("dotnet", [typeof(SimulationTests).Assembly.Location, "-method", $"*{nameof(Seeds_WithRandomFaults_ReachTheModelsResults)}", "-noColor"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment = { ["SIMULATION_SEED"] = $"{Number}" },
        };
        using var process = Process.Start(start)!;
        var written = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Contains(DigestOf(run), written, StringComparison.Ordinal);
    }

    private static string DigestOf(SimulationRun run) => $"{run.World.Trace.Lines.Count} lines, digest {run.World.Trace.Digest()}";

    private static int Parse(string number) => int.Parse(number, CultureInfo.InvariantCulture);

    // The other tests have no choice of their own: they play the same again by themselves.
    private static string Again(string what) => what.StartsWith("seed ", StringComparison.Ordinal)
        ? $"To play it again: SIMULATION_SEED={what[5..]} dotnet run --project tests/Simulation.Tests -- -method '*Seeds_*' -showLiveOutput"
        : "The test plays the same again each time.";

    private static int Play(SimulationRun run, int workers, string what, Action<string>? show = null)
    {
        run.World.Trace.Live = show;
        try
        {
            run.Run(workers);
            return run.CommitCount;
        }
        catch (Exception e)
        {
            throw new SimulationException(
                $"""
                {what}: {e.Message}
                The last {LinesShown} lines of the trace:
                {run.World.Trace.Tail(LinesShown)}
                {Again(what)}
                """,
                e);
        }
    }
}
