using System.Buffers.Binary;
using System.Text;
using Google.Protobuf.WellKnownTypes;
using Temporal.Server.Core.Errors;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Workflow.V1;

namespace Temporal.Server.Visibility;

/// <summary>A place in the order of the list: running executions first, then by close time and start time, newest first.</summary>
/// <param name="CloseTime">Nanoseconds since 1970; <see cref="long.MaxValue"/> while running.</param>
/// <param name="StartTime">Nanoseconds since 1970.</param>
/// <param name="RunId">Decides between equal times.</param>
internal readonly record struct VisibilityPosition(long CloseTime, long StartTime, string RunId)
{
    private const int TimesLength = 16;
    private const long NanosecondsPerSecond = 1_000_000_000;

    public static VisibilityPosition Of(WorkflowExecutionInfo info) => new(
        info.CloseTime is null ? long.MaxValue : VisibilityRow.Nanoseconds(info.CloseTime),
        info.StartTime is null ? 0 : VisibilityRow.Nanoseconds(info.StartTime),
        info.Execution.RunId);

    /// <summary>Reads a page token.</summary>
    /// <exception cref="ServiceException">The token is none of ours.</exception>
    public static VisibilityPosition Parse(ReadOnlySpan<byte> token) => token.Length > TimesLength
        ? new(
            BinaryPrimitives.ReadInt64BigEndian(token),
            BinaryPrimitives.ReadInt64BigEndian(token[8..]),
            Encoding.UTF8.GetString(token[TimesLength..]))
        : throw new ServiceException(ServiceErrorKind.InvalidArgument, "invalid next page token");

    /// <summary>Makes a page. A full one has a next, which may turn out to be empty.</summary>
    public static VisibilityPage PageOf(List<WorkflowExecutionInfo> rows, int pageSize)
        => new(rows, rows.Count < pageSize ? ReadOnlyMemory<byte>.Empty : Of(rows[^1]).ToToken());

    /// <summary>Compares places in the order of the list.</summary>
    public static int CompareNewestFirst(VisibilityPosition left, VisibilityPosition right)
    {
        var byClose = right.CloseTime.CompareTo(left.CloseTime);
        if (byClose != 0)
        {
            return byClose;
        }

        var byStart = right.StartTime.CompareTo(left.StartTime);
        return byStart != 0 ? byStart : string.CompareOrdinal(right.RunId, left.RunId);
    }

    /// <summary>Makes an execution that stands at this place.</summary>
    public WorkflowExecutionInfo ToInfo() => new()
    {
        Execution = new WorkflowExecution { RunId = RunId },
        StartTime = Time(StartTime),
        CloseTime = CloseTime == long.MaxValue ? null : Time(CloseTime),
    };

    public byte[] ToToken()
    {
        var token = new byte[TimesLength + Encoding.UTF8.GetByteCount(RunId)];
        BinaryPrimitives.WriteInt64BigEndian(token, CloseTime);
        BinaryPrimitives.WriteInt64BigEndian(token.AsSpan(8), StartTime);
        _ = Encoding.UTF8.GetBytes(RunId, token.AsSpan(TimesLength));
        return token;
    }

    private static Timestamp Time(long nanoseconds)
    {
        var (seconds, rest) = Math.DivRem(nanoseconds, NanosecondsPerSecond);
        return new Timestamp { Seconds = seconds, Nanos = (int)rest };
    }
}
