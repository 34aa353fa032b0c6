using System.Globalization;
using System.Runtime.InteropServices;

namespace Temporalio.Core.Polling;

/// <summary>The load of the machine (or of the container with its limits).</summary>
internal interface IResourceLoad
{
    /// <summary>Gets the share of memory in use, 0 to 1.</summary>
    double MemoryUsage { get; }

    /// <summary>Gets the share of all CPUs in use since the reading before, 0 to 1.</summary>
    double CpuUsage { get; }
}

/// <summary>The real load, read at most ten times a second.</summary>
/// <param name="timeProvider">The clock.</param>
/// <remarks>Memory comes from the runtime, which knows of container limits. CPU is the whole machine's on Linux and this process's elsewhere.</remarks>
internal sealed class ResourceLoad(TimeProvider timeProvider) : IResourceLoad
{
    private const string ProcStat = "/proc/stat";
    private static readonly TimeSpan ReadInterval = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private long _readAt;
    private bool _everRead;
    private double _memory;
    private double _cpu;
    private CpuTimes _cpuTimes;

    public double MemoryUsage
    {
        get
        {
            Refresh();
            return _memory;
        }
    }

    public double CpuUsage
    {
        get
        {
            Refresh();
            return _cpu;
        }
    }

    /// <summary>Computes the busy share between two readings.</summary>
    /// <param name="before">The earlier reading.</param>
    /// <param name="now">The later reading.</param>
    /// <returns>0 to 1.</returns>
    internal static double BusyShare(CpuTimes before, CpuTimes now)
    {
        var total = now.Total - before.Total;
        return total <= 0 ? 0 : Math.Clamp((double)(now.Busy - before.Busy) / total, 0, 1);
    }

    /// <summary>Reads the first line of /proc/stat.</summary>
    /// <param name="line"><c>cpu  user nice system idle iowait irq softirq steal ...</c>, in ticks.</param>
    /// <returns>Busy and total ticks.</returns>
    internal static CpuTimes ParseProcStat(string line)
    {
        var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        long total = 0;
        long idle = 0;
        for (var i = 1; i < fields.Length && i <= 8; i++)
        {
            var ticks = long.Parse(fields[i], CultureInfo.InvariantCulture);
            total += ticks;
            idle += i is 4 or 5 ? ticks : 0;
        }

        return new(total - idle, total);
    }

    private void Refresh()
    {
        lock (_gate)
        {
            if (_everRead && timeProvider.GetElapsedTime(_readAt) < ReadInterval)
            {
                return;
            }

            var times = ReadCpuTimes();
            _cpu = _everRead ? BusyShare(_cpuTimes, times) : 0;
            _cpuTimes = times;
            var memory = GC.GetGCMemoryInfo();
            _memory = memory.TotalAvailableMemoryBytes == 0
                ? 0
                : (double)memory.MemoryLoadBytes / memory.TotalAvailableMemoryBytes;
            _readAt = timeProvider.GetTimestamp();
            _everRead = true;
        }
    }

    private CpuTimes ReadCpuTimes()
    {
        if (OperatingSystem.IsLinux() && File.Exists(ProcStat))
        {
            using var reader = new StreamReader(ProcStat);
            return ParseProcStat(reader.ReadLine() ?? string.Empty);
        }

        var elapsed = (long)(timeProvider.GetTimestamp() * 1e7 / timeProvider.TimestampFrequency);
        return new(Environment.CpuUsage.TotalTime.Ticks, elapsed * Environment.ProcessorCount);
    }

    /// <summary>Ticks since the machine started.</summary>
    /// <param name="Busy">Ticks in which a CPU worked.</param>
    /// <param name="Total">All ticks.</param>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct CpuTimes(long Busy, long Total);
}
