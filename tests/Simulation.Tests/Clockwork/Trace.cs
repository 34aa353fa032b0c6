using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Simulation.Tests.Clockwork;

/// <summary>What happened in a simulation, one line an occurrence: the same seed writes the same lines.</summary>
internal sealed class Trace
{
    private readonly List<string> _lines = [];

    /// <summary>Gets or sets where lines go as they come; null keeps them only.</summary>
    public Action<string>? Live { get; set; }

    /// <summary>Gets the lines.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Adds a line.</summary>
    public void Add(DateTimeOffset now, string who, string what)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{_lines.Count,6} {now:HH:mm:ss.fff} {who,-10} {what}");
        _lines.Add(line);
        Live?.Invoke(line);
    }

    /// <summary>Gets the last lines.</summary>
    public string Tail(int count) => string.Join('\n', _lines.TakeLast(count));

    /// <summary>Gets a fingerprint of all lines.</summary>
    public string Digest() => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', _lines))));
}
