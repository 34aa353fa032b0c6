using System.Text.Json.Nodes;
using Contract.Tests.Matching;

namespace Contract.Tests.Replay;

/// <summary>Runs the steps of one case, in order, until one of them differs from the record.</summary>
/// <remarks>The waits here are the record's: it was made with them against a server that has a real clock.</remarks>
internal sealed class CaseRun(ServerUnderTest server, Variables variables)
{
    private static readonly TimeSpan AsyncHeadStart = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan EventuallyInterval = TimeSpan.FromMilliseconds(100);

    private readonly StepCalls _calls = new(server);
    private readonly Dictionary<string, (Task<StepAnswer> Call, JsonObject Step)> _pending = new(StringComparer.Ordinal);

    /// <summary>Runs the steps.</summary>
    /// <returns>What is wrong, or null when every answer fitted.</returns>
    public async Task<CaseFailure?> RunAsync(IReadOnlyList<JsonObject> steps)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            if (await RunStepAsync(steps[i]) is { Count: > 0 } differences)
            {
                return new CaseFailure(i, Describe(steps[i]), differences);
            }
        }

        return null;
    }

    private static string Describe(JsonObject step) =>
        (string?)step["rpc"] ?? (string?)step["raw"] ?? (string?)step["http"]?["path"] ?? $"await {(string?)step["await"]}";

    private static Task WaitAsync(TimeSpan time) => Task.Delay(time, TimeProvider.System, CancellationToken.None);

    private static TimeSpan Milliseconds(JsonNode? value) => TimeSpan.FromMilliseconds((double?)value ?? 0);

    private async Task<List<string>> RunStepAsync(JsonObject step)
    {
        await WaitAsync(Milliseconds(step["wait_ms"]));
        if (step.ContainsKey("sleep_ms"))
        {
            await WaitAsync(Milliseconds(step["sleep_ms"]));
            return [];
        }

        if ((string?)step["async"] is { } started)
        {
            var before = variables.Copy();
            _pending[started] = (Task.Run(() => _calls.CallAsync(step, before)), step);
            await WaitAsync(AsyncHeadStart);
            return [];
        }

        if ((string?)step["await"] is { } awaited)
        {
            _pending.Remove(awaited, out var pending);
            return Check(step, step["elapsed_ms"] ?? pending.Step["elapsed_ms"], await pending.Call);
        }

        return await RunUntilItFitsAsync(step);
    }

    private async Task<List<string>> RunUntilItFitsAsync(JsonObject step)
    {
        var began = TimeProvider.System.GetTimestamp();
        var patience = Milliseconds(step["eventually_ms"]);
        while (true)
        {
            var before = variables.Copy();
            var differences = Check(step, step["elapsed_ms"], await _calls.CallRepeatedlyAsync(step, variables));
            if (differences.Count == 0 || TimeProvider.System.GetElapsedTime(began) >= patience)
            {
                return differences;
            }

            variables.Adopt(before);
            await WaitAsync(EventuallyInterval);
        }
    }

    private List<string> Check(JsonObject step, JsonNode? allowed, StepAnswer answer)
    {
        var took = answer.Elapsed.TotalMilliseconds;
        if (allowed is JsonArray range && (took < (double)range[0]! || took > (double)range[1]!))
        {
            return [$"the call took {took:F0} ms, expected {range[0]} to {range[1]}"];
        }

        foreach (var (name, path) in step["capture"] as JsonObject ?? [])
        {
            if (!JsonPaths.TryFollow(answer.Result["response"] ?? answer.Result["json"], (string)path!, out var captured))
            {
                return [$"capture {name}: {path} not found in {Comparison.Short(answer.Result)}"];
            }

            variables.Set(name, captured);
        }

        return step.ContainsKey("expect") && (bool?)step["no_check"] != true
            ? Comparison.Differences(step["expect"], answer.Result, variables, string.Empty)
            : [];
    }
}

/// <summary>The step at which a case went wrong.</summary>
/// <param name="Step">The index of the step.</param>
/// <param name="Call">What the step calls.</param>
/// <param name="Differences">One line each.</param>
internal sealed record CaseFailure(int Step, string Call, IReadOnlyList<string> Differences)
{
    /// <summary>Adds that the setup of the area had gone wrong before.</summary>
    public CaseFailure After(CaseFailure setup) => this with { Differences = [.. Differences, $"(setup of the area, {setup})"] };

    /// <inheritdoc/>
    public override string ToString() => $"step {Step} {Call}\n  {string.Join("\n  ", Differences)}";
}
