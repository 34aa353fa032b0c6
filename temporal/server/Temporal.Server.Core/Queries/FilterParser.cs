using Temporal.Server.Core.Validation;
using Temporalio.Api.Enums.V1;

namespace Temporal.Server.Core.Queries;

/// <summary>Reads list filters: looks the names up, checks operators and values against their types.</summary>
public static class FilterParser
{
    private const string Division = "TemporalNamespaceDivision";
    private const string Status = "ExecutionStatus";

    private static readonly FilterField DivisionAttribute = new(Division, IndexedValueType.Keyword, IsCustom: false);

    /// <summary>Reads the filter of a list; a grouping in it is passed over.</summary>
    /// <param name="query">The query.</param>
    /// <param name="types">The namespace's custom attributes.</param>
    /// <exception cref="Errors.ServiceException">The query is refused.</exception>
    public static ListFilter ParseList(string query, ISearchAttributeTypes types) => Parse(query, types) with { GroupBy = null };

    /// <summary>Reads the filter of a count, which may group by status.</summary>
    /// <param name="query">The query.</param>
    /// <param name="types">The namespace's custom attributes.</param>
    /// <exception cref="Errors.ServiceException">The query is refused.</exception>
    public static ListFilter ParseCount(string query, ISearchAttributeTypes types) => Parse(query, types);

    private static ListFilter Parse(string query, ISearchAttributeTypes types)
    {
        var statement = ParseStatement(query);
        if (statement.HasLimit)
        {
            throw FilterErrors.Unsupported("'LIMIT' clause");
        }

        if (statement.HasOrderBy)
        {
            throw FilterErrors.Unsupported("'ORDER BY' clause");
        }

        var checker = new FilterChecker(types);
        var condition = statement.Where is null ? null : checker.Check(statement.Where);
        var groupBy = GroupOf(statement, checker);

        // Executions of a division belong to a part of the server; they show only to those who ask for them.
        if (!checker.Named.Contains(Division))
        {
            var outside = new FilterMissing(DivisionAttribute, IsNegated: false);
            condition = condition is null ? outside : new FilterAnd(outside, condition);
        }

        return new ListFilter(condition, groupBy);
    }

    private static QueryStatement ParseStatement(string query)
    {
        try
        {
            return QueryParser.Parse(query);
        }
        catch (QuerySyntaxException e)
        {
            throw FilterErrors.Malformed(e.Message);
        }
    }

    private static FilterField? GroupOf(QueryStatement statement, FilterChecker checker)
    {
        switch (statement.GroupBy)
        {
            case []:
                return null;
            case [var only]:
                var attribute = checker.AttributeOf(only);
                return attribute.Name == Status
                    ? attribute
                    : throw FilterErrors.Unsupported($"'GROUP BY' clause is not supported for search attribute {attribute.Name}");
            default:
                throw FilterErrors.Unsupported("'GROUP BY' clause supports only a single field");
        }
    }
}
