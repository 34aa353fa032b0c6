using System.Diagnostics;

namespace Temporal.Server.Core.Queries;

/// <summary>The attributes of one execution, as a filter sees them.</summary>
public interface IFilterRow
{
    /// <summary>Gets the value of a single-valued attribute, or null when the execution has none.</summary>
    FilterValue? GetValue(FilterField attribute);

    /// <summary>Gets the values of a list or the lower-case words of a text, or null when the execution has none.</summary>
    IReadOnlyCollection<string>? GetValues(FilterField attribute);
}

/// <summary>Decides whether an execution passes a filter.</summary>
public static class FilterEvaluator
{
    /// <summary>Decides whether an execution passes a filter.</summary>
    public static bool Matches(ListFilter filter, IFilterRow row) => filter.Condition is null || Evaluate(filter.Condition, row) == true;

    private static bool? Evaluate(FilterCondition condition, IFilterRow row) => condition switch
    {
        FilterAnd and => Evaluate(and.Left, row) & Evaluate(and.Right, row),
        FilterOr or => Evaluate(or.Left, row) | Evaluate(or.Right, row),
        FilterNot not => !Evaluate(not.Inner, row),
        FilterMissing missing => missing.IsNegated != IsMissing(missing.Attribute, row),
        FilterComparison { Attribute.IsMany: true } any => (any.Operator == FilterOperator.Equal) == HasAny(any.Attribute, row, [any.Value]),
        FilterIn { Attribute.IsMany: true } any => any.IsNegated != HasAny(any.Attribute, row, any.Values),
        FilterComparison comparison => row.GetValue(comparison.Attribute) is { } value ? Holds(comparison.Operator, Compare(value, comparison.Value)) : null,
        FilterIn @in => row.GetValue(@in.Attribute) is { } value ? @in.IsNegated != @in.Values.Any(candidate => Compare(value, candidate) == 0) : null,
        FilterBetween range => row.GetValue(range.Attribute) is { } value
            ? range.IsNegated != (Compare(value, range.From) >= 0 && Compare(value, range.To) <= 0)
            : null,
        FilterPrefix prefix => row.GetValue(prefix.Attribute) is FilterText text
            ? prefix.IsNegated != text.Value.StartsWith(prefix.Prefix, StringComparison.Ordinal)
            : null,
        _ => throw new UnreachableException(),
    };

    private static bool IsMissing(FilterField attribute, IFilterRow row)
        => attribute.IsMany ? row.GetValues(attribute) is null : row.GetValue(attribute) is null;

    private static bool HasAny(FilterField attribute, IFilterRow row, IEnumerable<FilterValue> wanted)
        => row.GetValues(attribute) is { } values && wanted.SelectMany(value => FilterWords.Of(attribute, value)).Any(values.Contains);

    private static bool Holds(FilterOperator @operator, int comparison) => @operator switch
    {
        FilterOperator.Equal => comparison == 0,
        FilterOperator.NotEqual => comparison != 0,
        FilterOperator.Less => comparison < 0,
        FilterOperator.LessOrEqual => comparison <= 0,
        FilterOperator.Greater => comparison > 0,
        FilterOperator.GreaterOrEqual => comparison >= 0,
        _ => throw new UnreachableException(),
    };

    private static int Compare(FilterValue left, FilterValue right) => (left, right) switch
    {
        (FilterText a, FilterText b) => string.CompareOrdinal(a.Value, b.Value),
        (FilterInteger a, FilterInteger b) => a.Value.CompareTo(b.Value),
        _ => Number(left).CompareTo(Number(right)),
    };

    private static double Number(FilterValue value) => value switch
    {
        FilterInteger whole => whole.Value,
        FilterReal real => real.Value,
        _ => throw new UnreachableException(),
    };
}
