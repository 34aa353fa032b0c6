using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Temporalio.Api.Enums.V1;

namespace Temporal.Server.Core.Queries;

/// <summary>Reads the literals of a query as the types of their attributes.</summary>
internal static partial class FilterValues
{
    private const string Status = "ExecutionStatus";
    private const string Duration = "ExecutionDuration";
    private const string StatusPrefix = "WORKFLOW_EXECUTION_STATUS_";
    private const long NanosecondsPerTick = 100;

    public static FilterValue Read(FilterField attribute, QueryExpression expression)
    {
        object literal = expression switch
        {
            QueryBool value => value.Value,
            QueryLiteral { Kind: QueryTokenKind.Text } text => AsCompared(text.Text),
            QueryLiteral { Kind: QueryTokenKind.Integer } number when long.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
            QueryLiteral { Kind: QueryTokenKind.Integer or QueryTokenKind.Real } number when double.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) => real,
            QueryLiteral unreadable => throw FilterErrors.Expression($"unable to parse value \"{unreadable.Text}\""),
            QueryParentheses parentheses => throw FilterErrors.Expression($"unexpected value type {parentheses.SqlType}"),
            _ => throw FilterErrors.Expression($"unexpected value type {expression.SqlType}"),
        };
        return attribute.Name switch
        {
            Status => ReadStatus(attribute, literal),
            Duration when literal is string text => new FilterInteger(ReadDuration(text)),
            _ => ReadTyped(attribute, literal),
        };
    }

    /// <summary>The official server writes a double quote back with a backslash and compares that: such a text is never found. The record asks for the same.</summary>
    private static string AsCompared(string text) => text.Replace("\"", "\\\"", StringComparison.Ordinal);

    private static FilterValue ReadTyped(FilterField attribute, object literal) => (attribute.Type, literal) switch
    {
        (IndexedValueType.Keyword or IndexedValueType.KeywordList or IndexedValueType.Text, string text) => new FilterText(text),
        (IndexedValueType.Int or IndexedValueType.Double or IndexedValueType.Datetime, long whole) => new FilterInteger(whole),
        (IndexedValueType.Int or IndexedValueType.Double, double real) => new FilterReal(real),
        (IndexedValueType.Bool, bool flag) => new FilterInteger(flag ? 1 : 0),
        (IndexedValueType.Datetime, string text) => new FilterInteger(ReadTime(text)),
        _ => throw TypeError(attribute, literal),
    };

    private static FilterInteger ReadStatus(FilterField attribute, object literal)
    {
        switch (literal)
        {
            case string text:
                var name = text.StartsWith(StatusPrefix, StringComparison.Ordinal) ? Pascal(text[StatusPrefix.Length..]) : text;
                return Enum.GetNames<WorkflowExecutionStatus>().Contains(name, StringComparer.Ordinal)
                    ? new FilterInteger((long)Enum.Parse<WorkflowExecutionStatus>(name))
                    : throw FilterErrors.Expression($"invalid ExecutionStatus value '{text}'");
            case long number:
                return Enum.IsDefined((WorkflowExecutionStatus)number)
                    ? new FilterInteger(number)
                    : throw FilterErrors.Expression(string.Create(CultureInfo.InvariantCulture, $"invalid ExecutionStatus value {number}"));
            default:
                throw TypeError(attribute, literal);
        }
    }

    private static string Pascal(string upper)
        => string.Concat(upper.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(static part => part[..1] + part[1..].ToLowerInvariant()));

    /// <summary>Reads an RFC 3339 time.</summary>
    /// <returns>Nanoseconds since 1970.</returns>
    private static long ReadTime(string text)
    {
        if (Rfc3339().Match(text) is { Success: true } match
            && DateTimeOffset.TryParse(match.Groups["seconds"].Value + match.Groups["zone"].Value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            var fraction = match.Groups["fraction"].Value.PadRight(9, '0')[..9];
            var ticks = Int128.CreateChecked(time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) * NanosecondsPerTick;
            return long.CreateSaturating(ticks + int.Parse(fraction, CultureInfo.InvariantCulture));
        }

        throw FilterErrors.Expression($"unable to parse datetime '{text}'");
    }

    /// <summary>Reads a duration: <c>1h30m</c>, days included, or <c>hh:mm:ss</c>.</summary>
    /// <returns>Nanoseconds.</returns>
    private static long ReadDuration(string text)
    {
        if (Clock().Match(text) is { Success: true } clock)
        {
            var seconds = (Part(clock, "hours") * 3600) + (Part(clock, "minutes") * 60) + Part(clock, "seconds");
            return long.CreateSaturating(Int128.CreateChecked(seconds) * 1_000_000_000);
        }

        var days = 0L;
        var rest = text;
        if (Days().Match(text) is { Success: true } match)
        {
            days = Part(match, "days");
            rest = match.Groups["rest"].Value;
        }

        if ((rest.Length == 0 && days != 0) || Crons.GoDuration.TryParse(rest, out _))
        {
            _ = Crons.GoDuration.TryParse(rest, out var time);
            return long.CreateSaturating((Int128.CreateChecked(days) * TimeSpan.TicksPerDay + time.Ticks) * NanosecondsPerTick);
        }

        throw FilterErrors.Expression($"invalid value for search attribute ExecutionDuration: \"{text}\"");
    }

    private static long Part(Match match, string group) => long.TryParse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private static Errors.ServiceException TypeError(FilterField attribute, object literal)
    {
        var (shown, type) = literal switch
        {
            string text => ($"\"{text}\"", "string"),
            long whole => (whole.ToString(CultureInfo.InvariantCulture), "int64"),
            double real => (real.ToString(CultureInfo.InvariantCulture), "float64"),
            bool flag => (flag ? "true" : "false", "bool"),
            _ => throw new UnreachableException(),
        };
        return FilterErrors.Expression($"invalid value type for search attribute {attribute.Name} of type {attribute.Type}: {shown} (type: {type})");
    }

    [GeneratedRegex(@"^(?<seconds>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.(?<fraction>\d+))?(?<zone>Z|[+-]\d\d:\d\d)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Rfc3339();

    [GeneratedRegex(@"^(?<hours>\d{1,10}):(?<minutes>\d\d):(?<seconds>\d\d)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Clock();

    [GeneratedRegex(@"^(?<days>\d{1,10})d(?<rest>.*)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Days();
}
