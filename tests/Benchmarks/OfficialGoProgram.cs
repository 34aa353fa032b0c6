using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Benchmarks;

/// <summary>The same load by the official Go SDK, the fair comparison with other servers. Its program is not ours to ship: <c>BENCH_GO</c> says where it is.</summary>
internal static class OfficialGoProgram
{
    private static readonly (string What, string Aim, string[] Arguments)[] Runs =
    [
        ("one-activity workflows, 64 in flight", "1,000/s", ["-mode", "one", "-total", "3000"]),
        ("empty workflows, 64 in flight", "2,000/s", ["-mode", "empty", "-total", "3000"]),
        ("one-activity workflow alone", "6 ms", ["-mode", "one", "-total", "200", "-inflight", "1"]),
        ("chain of 40 activities", "150 ms", ["-mode", "chain", "-n", "40", "-total", "20", "-inflight", "1"]),
        ("fan-out of 200 activities", "100 ms", ["-mode", "fan", "-n", "200", "-total", "20", "-inflight", "1"]),
        ("100 signals, one after another", "60 ms", ["-mode", "signals", "-n", "100", "-total", "20", "-inflight", "1"]),
    ];

    public static async Task RunAsync(string program, string address, int scale, Report report)
    {
        foreach (var (what, aim, arguments) in Runs)
        {
            var total = int.Parse(arguments[^(arguments[^2] == "-inflight" ? 3 : 1)], CultureInfo.InvariantCulture);
            var start = new ProcessStartInfo(program, ["-address", address, .. arguments, "-total", Math.Max(5, total / scale).ToString(CultureInfo.InvariantCulture)])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            };
            using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} could not be started.");
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            using var result = JsonDocument.Parse(output);
            report.Add($"Go SDK: {what}", string.Join(", ", result.RootElement.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Number).Select(p => $"{p.Name} {p.Value.GetRawText()}")), aim, "official program on our server");
        }
    }
}
