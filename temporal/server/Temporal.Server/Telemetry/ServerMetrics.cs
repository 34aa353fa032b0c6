using System.Diagnostics;
using System.Diagnostics.Metrics;
using Temporal.Server.Core.Errors;
using Temporalio.Grpc;

namespace Temporal.Server.Telemetry;

/// <summary>The numbers that the server publishes, under the meter <c>Temporal.Server</c>.</summary>
internal sealed class ServerMetrics : IDisposable
{
    public const string MeterName = "Temporal.Server";

    private readonly TimeProvider _time;
    private readonly Meter _meter = new(MeterName);
    private readonly Histogram<double> _latency;
    private readonly UpDownCounter<long> _running;

    public ServerMetrics(TimeProvider time)
    {
        _time = time;
        _latency = _meter.CreateHistogram<double>("temporal.server.rpc.duration", "s", "Duration of calls, long polls included, by method and status.");
        _running = _meter.CreateUpDownCounter<long>("temporal.server.rpc.running", "{call}", "Calls that are being answered, parked long polls included.");
    }

    /// <summary>Notes the begin of a call.</summary>
    /// <returns>To be given to <see cref="End"/>.</returns>
    public long Begin()
    {
        _running.Add(1);
        return _time.GetTimestamp();
    }

    /// <summary>Notes the end of a call.</summary>
    public void End(string method, long since, Exception? error)
    {
        _running.Add(-1);
        if (_latency.Enabled)
        {
            _latency.Record(_time.GetElapsedTime(since).TotalSeconds, new TagList { { "rpc.method", method }, { "rpc.status", StatusOf(error) } });
        }
    }

    public void Dispose() => _meter.Dispose();

    private static string StatusOf(Exception? error) => error switch
    {
        null => nameof(GrpcStatusCode.OK),
        ServiceException e => e.Kind.ToString(),
        GrpcException e => e.Code.ToString(),
        OperationCanceledException => nameof(GrpcStatusCode.Cancelled),
        _ => nameof(GrpcStatusCode.Internal),
    };
}
