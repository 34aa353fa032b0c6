using Temporal.Server.Core.Validation;
using Temporalio.Api.Enums.V1;

namespace Temporal.Server.Core.Queries;

/// <summary>Checks what a query says against what the names mean.</summary>
internal sealed class FilterChecker(ISearchAttributeTypes types)
{
    /// <summary>Gets the names that came up.</summary>
    public HashSet<string> Named { get; } = new(StringComparer.Ordinal);

    public FilterCondition Check(QueryExpression expression) => expression switch
    {
        QueryAnd and => new FilterAnd(Check(and.Left), Check(and.Right)),
        QueryOr or => new FilterOr(Check(or.Left), Check(or.Right)),
        QueryNot not => new FilterNot(Check(not.Inner)),
        QueryParentheses parentheses => Check(parentheses.Inner),
        QueryComparison comparison => CheckComparison(comparison),
        QueryRange range => CheckRange(range),
        QueryIs @is => CheckIs(@is),
        _ => throw FilterErrors.Unsupported($"expression of type {expression.SqlType}"),
    };

    public FilterField AttributeOf(QueryExpression expression)
    {
        if (expression is not QueryName { Name: var name })
        {
            throw FilterErrors.Expression($"must be a column name but was {expression.SqlType}");
        }

        _ = Named.Add(name);
        if (SystemSearchAttributes.ServerOnly.TryGetValue(name, out var type) || SystemSearchAttributes.Predefined.TryGetValue(name, out type))
        {
            return new FilterField(name, type, IsCustom: false);
        }

        type = types.GetAttributeType(name);
        return type == IndexedValueType.Unspecified
            ? throw FilterErrors.UnknownAttribute(name)
            : new FilterField(name, type, IsCustom: true);
    }

    private FilterCondition CheckComparison(QueryComparison comparison)
    {
        var attribute = AttributeOf(comparison.Left);
        if (comparison.Right is QueryName { Name: var right })
        {
            throw FilterErrors.Unsupported($"column name on the right side of comparison expression (did you forget to quote \"{right}\"?)");
        }

        if (comparison.Operator is "in" or "not in")
        {
            return CheckIn(attribute, comparison);
        }

        var value = FilterValues.Read(attribute, comparison.Right);
        return comparison.Operator switch
        {
            "=" => new FilterComparison(attribute, FilterOperator.Equal, value),
            "!=" => new FilterComparison(attribute, FilterOperator.NotEqual, value),
            "<" when HasOrder(attribute) => new FilterComparison(attribute, FilterOperator.Less, value),
            "<=" when HasOrder(attribute) => new FilterComparison(attribute, FilterOperator.LessOrEqual, value),
            ">" when HasOrder(attribute) => new FilterComparison(attribute, FilterOperator.Greater, value),
            ">=" when HasOrder(attribute) => new FilterComparison(attribute, FilterOperator.GreaterOrEqual, value),
            "starts_with" or "not starts_with" when attribute.Type == IndexedValueType.Keyword && value is FilterText prefix
                => new FilterPrefix(attribute, prefix.Value, comparison.Operator != "starts_with"),
            _ => throw OperatorError(attribute, comparison.Operator),
        };
    }

    private static FilterIn CheckIn(FilterField attribute, QueryComparison comparison)
    {
        if (comparison.Right is not QueryList list)
        {
            throw FilterErrors.Expression($"unexpected value type {comparison.Right.SqlType}");
        }

        var values = list.Items.Select(item => FilterValues.Read(attribute, item)).ToList();
        return attribute.Type is IndexedValueType.Text or IndexedValueType.Bool
            ? throw OperatorError(attribute, comparison.Operator)
            : new FilterIn(attribute, values, comparison.Operator == "not in");
    }

    private FilterBetween CheckRange(QueryRange range)
    {
        var attribute = AttributeOf(range.Left);
        var from = FilterValues.Read(attribute, range.From);
        var to = FilterValues.Read(attribute, range.To);
        return HasOrder(attribute)
            ? new FilterBetween(attribute, from, to, range.IsNegated)
            : throw FilterErrors.Expression($"cannot do range condition on search attribute '{attribute.Name}' of type {attribute.Type}");
    }

    private FilterMissing CheckIs(QueryIs @is)
    {
        var attribute = AttributeOf(@is.Left);
        return @is.What switch
        {
            "null" => new FilterMissing(attribute, IsNegated: false),
            "not null" => new FilterMissing(attribute, IsNegated: true),
            _ => throw FilterErrors.Expression("'IS' operator can only be used as 'IS NULL' or 'IS NOT NULL'"),
        };
    }

    private static bool HasOrder(FilterField attribute)
        => attribute.Type is IndexedValueType.Keyword or IndexedValueType.Int or IndexedValueType.Double or IndexedValueType.Datetime;

    private static Errors.ServiceException OperatorError(FilterField attribute, string @operator)
        => FilterErrors.Unsupported($"operator '{@operator.ToUpperInvariant()}' not supported for {attribute.Type} type search attribute '{attribute.Name}'");
}
