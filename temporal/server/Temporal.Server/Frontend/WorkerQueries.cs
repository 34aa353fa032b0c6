using Temporal.Server.Core.Queries;
using Temporal.Server.Core.Validation;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Worker.V1;

namespace Temporal.Server.Frontend;

/// <summary>The filter of worker lists: the grammar of list filters over the fields of a heartbeat. Unknown names match nothing.</summary>
internal static class WorkerQueries
{
    /// <summary>Reads a query.</summary>
    /// <exception cref="Core.Errors.ServiceException">It can't be read.</exception>
    public static Predicate<WorkerHeartbeat> Parse(string query)
    {
        try
        {
            var condition = QueryParser.Parse(query).Where;
            return condition is null ? static _ => true : heartbeat => Matches(condition, heartbeat);
        }
        catch (QuerySyntaxException e)
        {
            throw Invalid.Argument($"malformed query: {e.Message}");
        }
    }

    private static bool Matches(QueryExpression expression, WorkerHeartbeat heartbeat) => expression switch
    {
        QueryAnd and => Matches(and.Left, heartbeat) && Matches(and.Right, heartbeat),
        QueryOr or => Matches(or.Left, heartbeat) || Matches(or.Right, heartbeat),
        QueryNot not => !Matches(not.Inner, heartbeat),
        QueryParentheses parentheses => Matches(parentheses.Inner, heartbeat),
        QueryComparison { Left: QueryName name } comparison => Field(name.Name, heartbeat) is { } value && Holds(comparison, value),
        QueryRange { Left: QueryName name } range => Field(name.Name, heartbeat) is { } value
            && range.IsNegated != (string.CompareOrdinal(value, Text(range.From)) >= 0 && string.CompareOrdinal(value, Text(range.To)) <= 0),
        _ => throw Invalid.Argument($"malformed query: expression of type {expression.SqlType} is not supported"),
    };

    private static bool Holds(QueryComparison comparison, string value)
    {
        var order = string.CompareOrdinal(value, Text(comparison.Right));
        return comparison.Operator switch
        {
            "=" => order == 0,
            "!=" => order != 0,
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            ">=" => order >= 0,
            "in" => comparison.Right is QueryList list && list.Items.Any(item => Text(item) == value),
            "not in" => comparison.Right is QueryList list && list.Items.All(item => Text(item) != value),
            "starts_with" => value.StartsWith(Text(comparison.Right), StringComparison.Ordinal),
            "not starts_with" => !value.StartsWith(Text(comparison.Right), StringComparison.Ordinal),
            _ => throw Invalid.Argument($"malformed query: operator '{comparison.Operator}' is not supported"),
        };
    }

    private static string Text(QueryExpression expression) => expression is QueryLiteral literal ? literal.Text : string.Empty;

    private static string? Field(string name, WorkerHeartbeat heartbeat) => name switch
    {
        "WorkerInstanceKey" => heartbeat.WorkerInstanceKey,
        "WorkerIdentity" => heartbeat.WorkerIdentity,
        "HostName" => heartbeat.HostInfo?.HostName ?? string.Empty,
        "TaskQueue" => heartbeat.TaskQueue,
        "DeploymentName" => heartbeat.DeploymentVersion?.DeploymentName ?? string.Empty,
        "BuildId" => heartbeat.DeploymentVersion?.BuildId ?? string.Empty,
        "SdkName" => heartbeat.SdkName,
        "SdkVersion" => heartbeat.SdkVersion,
        "StartTime" => heartbeat.StartTime?.ToDiagnosticString().Trim('"'),
        "HeartbeatTime" => heartbeat.HeartbeatTime?.ToDiagnosticString().Trim('"'),
        "Status" => StatusName(heartbeat.Status),
        _ => null,
    };

    private static string StatusName(WorkerStatus status) => status.ToString();
}
