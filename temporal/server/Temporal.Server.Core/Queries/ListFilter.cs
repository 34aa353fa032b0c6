using Temporalio.Api.Enums.V1;

namespace Temporal.Server.Core.Queries;

/// <summary>A list filter whose names and types are checked; stores evaluate it or turn it into SQL.</summary>
/// <param name="Condition">What an execution must fulfil; null: any does.</param>
/// <param name="GroupBy">The attribute to count by, or null.</param>
/// <remarks>
/// Conditions have three values, as in SQL: a comparison with an attribute that an execution lacks is neither true nor false, and its
/// negation neither. Words and lists are the exception: for them "not equal" is true when there is nothing.
/// </remarks>
public sealed record ListFilter(FilterCondition? Condition, FilterField? GroupBy)
{
    /// <summary>Gets the filter that lets everything through.</summary>
    public static ListFilter All { get; } = new(null, null);
}

/// <summary>An attribute in a filter.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type.</param>
/// <param name="IsCustom">Whether the namespace defines it.</param>
public sealed record FilterField(string Name, IndexedValueType Type, bool IsCustom)
{
    /// <summary>Gets a value indicating whether it holds several values of which any may match: a list, or the words of a text.</summary>
    public bool IsMany => Type is IndexedValueType.KeywordList or IndexedValueType.Text;
}

/// <summary>A value in a filter; times are nanoseconds since 1970, durations nanoseconds, booleans and statuses numbers.</summary>
public abstract record FilterValue;

/// <summary>A text.</summary>
public sealed record FilterText(string Value) : FilterValue;

/// <summary>A whole number.</summary>
public sealed record FilterInteger(long Value) : FilterValue;

/// <summary>A number with a fraction.</summary>
public sealed record FilterReal(double Value) : FilterValue;

/// <summary>A part of a filter.</summary>
public abstract record FilterCondition;

/// <summary>Both.</summary>
public sealed record FilterAnd(FilterCondition Left, FilterCondition Right) : FilterCondition;

/// <summary>At least one.</summary>
public sealed record FilterOr(FilterCondition Left, FilterCondition Right) : FilterCondition;

/// <summary>Not.</summary>
public sealed record FilterNot(FilterCondition Inner) : FilterCondition;

/// <summary>How two values compare.</summary>
public enum FilterOperator
{
    /// <summary>Equal.</summary>
    Equal,

    /// <summary>Not equal.</summary>
    NotEqual,

    /// <summary>Less.</summary>
    Less,

    /// <summary>Less or equal.</summary>
    LessOrEqual,

    /// <summary>Greater.</summary>
    Greater,

    /// <summary>Greater or equal.</summary>
    GreaterOrEqual,
}

/// <summary>A comparison with one value.</summary>
public sealed record FilterComparison(FilterField Attribute, FilterOperator Operator, FilterValue Value) : FilterCondition;

/// <summary>One of several values.</summary>
public sealed record FilterIn(FilterField Attribute, IReadOnlyList<FilterValue> Values, bool IsNegated) : FilterCondition;

/// <summary>From one value to another, both included.</summary>
public sealed record FilterBetween(FilterField Attribute, FilterValue From, FilterValue To, bool IsNegated) : FilterCondition;

/// <summary>Begins with a text.</summary>
public sealed record FilterPrefix(FilterField Attribute, string Prefix, bool IsNegated) : FilterCondition;

/// <summary>Has no value.</summary>
public sealed record FilterMissing(FilterField Attribute, bool IsNegated) : FilterCondition;
