using System.Diagnostics;
using System.Globalization;
using System.Text;
using Temporal.Server.Core.Queries;
using Temporal.Server.Visibility;

namespace Temporal.Server.Storage.Sqlite;

/// <summary>Turns a filter into SQL. Names and values become parameters, never text of the statement.</summary>
internal sealed class SqliteFilter
{
    private readonly StringBuilder _sql = new();
    private readonly List<FilterValue> _parameters = [];
    private readonly int _firstParameter;

    /// <summary>Builds the condition.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="firstParameter">The number of the first parameter that is free.</param>
    public SqliteFilter(ListFilter filter, int firstParameter)
    {
        _firstParameter = firstParameter;
        if (filter.Condition is { } condition)
        {
            _ = _sql.Append(" AND ");
            Add(condition);
        }
    }

    /// <summary>Gets the condition, ready to be added to others; empty when there is none.</summary>
    public string Sql => _sql.ToString();

    public void Bind(SqliteStatement statement)
    {
        for (var i = 0; i < _parameters.Count; i++)
        {
            _ = statement.BindValue(_firstParameter + i, _parameters[i]);
        }
    }

    private void Add(FilterCondition condition)
    {
        switch (condition)
        {
            case FilterAnd and:
                AddPair(and.Left, "AND", and.Right);
                break;
            case FilterOr or:
                AddPair(or.Left, "OR", or.Right);
                break;
            case FilterNot not:
                _ = _sql.Append("NOT (");
                Add(not.Inner);
                _ = _sql.Append(')');
                break;
            case FilterMissing missing:
                _ = _sql.Append(Scalar(missing.Attribute)).Append(missing.IsNegated ? " IS NOT NULL" : " IS NULL");
                break;
            case FilterComparison { Attribute.IsMany: true } any:
                AddAny(any.Attribute, [any.Value], any.Operator == FilterOperator.NotEqual);
                break;
            case FilterIn { Attribute.IsMany: true } any:
                AddAny(any.Attribute, any.Values, any.IsNegated);
                break;
            case FilterComparison comparison:
                _ = _sql.Append(CultureInfo.InvariantCulture, $"{Scalar(comparison.Attribute)} {Operator(comparison.Operator)} {Parameter(comparison.Value)}");
                break;
            case FilterIn @in:
                var values = string.Join(", ", @in.Values.Select(Parameter));
                _ = _sql.Append(CultureInfo.InvariantCulture, $"{Scalar(@in.Attribute)} {Not(@in.IsNegated)}IN ({values})");
                break;
            case FilterBetween range:
                _ = _sql.Append(CultureInfo.InvariantCulture, $"{Scalar(range.Attribute)} {Not(range.IsNegated)}BETWEEN {Parameter(range.From)} AND {Parameter(range.To)}");
                break;
            case FilterPrefix prefix:
                AddPrefix(prefix);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void AddPair(FilterCondition left, string word, FilterCondition right)
    {
        _ = _sql.Append('(');
        Add(left);
        _ = _sql.Append(' ').Append(word).Append(' ');
        Add(right);
        _ = _sql.Append(')');
    }

    private void AddAny(FilterField attribute, IReadOnlyList<FilterValue> values, bool isNegated)
    {
        var wanted = values.SelectMany(value => FilterWords.Of(attribute, value)).Select(word => Parameter(new FilterText(word)));
        _ = _sql.Append(CultureInfo.InvariantCulture, $"{Not(isNegated)}EXISTS (SELECT 1 FROM json_each({Scalar(attribute)}) WHERE value IN ({string.Join(", ", wanted)}))");
    }

    private void AddPrefix(FilterPrefix prefix)
    {
        // Not LIKE: in a prefix every character means itself.
        var parameter = Parameter(new FilterText(prefix.Prefix));
        _ = _sql.Append(CultureInfo.InvariantCulture, $"substr({Scalar(prefix.Attribute)}, 1, length({parameter})) {(prefix.IsNegated ? "<>" : "=")} {parameter}");
    }

    /// <summary>The value of an attribute, NULL when there is none: a column, or a member of the JSON object.</summary>
    private string Scalar(FilterField attribute)
        => SystemColumns.Find(attribute)?.Column ?? $"(attributes ->> {Parameter(new FilterText(attribute.Name))})";

    private string Parameter(FilterValue value)
    {
        _parameters.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"?{_firstParameter + _parameters.Count - 1}");
    }

    private static string Not(bool isNegated) => isNegated ? "NOT " : string.Empty;

    private static string Operator(FilterOperator @operator) => @operator switch
    {
        FilterOperator.Equal => "=",
        FilterOperator.NotEqual => "<>",
        FilterOperator.Less => "<",
        FilterOperator.LessOrEqual => "<=",
        FilterOperator.Greater => ">",
        FilterOperator.GreaterOrEqual => ">=",
        _ => throw new UnreachableException(),
    };
}
