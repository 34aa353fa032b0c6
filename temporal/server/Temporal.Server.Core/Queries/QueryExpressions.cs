namespace Temporal.Server.Core.Queries;

/// <summary>A query as it was written, before anybody has looked what its names mean.</summary>
/// <param name="SqlType">What the official server's errors call this kind of expression.</param>
internal abstract record QueryExpression(string SqlType);

internal sealed record QueryAnd(QueryExpression Left, QueryExpression Right) : QueryExpression("*sqlparser.AndExpr");

internal sealed record QueryOr(QueryExpression Left, QueryExpression Right) : QueryExpression("*sqlparser.OrExpr");

internal sealed record QueryNot(QueryExpression Inner) : QueryExpression("*sqlparser.NotExpr");

internal sealed record QueryParentheses(QueryExpression Inner) : QueryExpression("*sqlparser.ParenExpr");

/// <summary>A comparison; the operator in lower case, such as <c>not in</c>.</summary>
internal sealed record QueryComparison(string Operator, QueryExpression Left, QueryExpression Right) : QueryExpression("*sqlparser.ComparisonExpr");

internal sealed record QueryRange(bool IsNegated, QueryExpression Left, QueryExpression From, QueryExpression To) : QueryExpression("*sqlparser.RangeCond");

/// <summary>An <c>IS</c>; what follows in lower case, such as <c>not null</c>.</summary>
internal sealed record QueryIs(QueryExpression Left, string What) : QueryExpression("*sqlparser.IsExpr");

internal sealed record QueryName(string Name) : QueryExpression("*sqlparser.ColName");

/// <summary>A literal: text, a number, or one of SQL's that the list filter does not know.</summary>
internal sealed record QueryLiteral(QueryTokenKind Kind, string Text) : QueryExpression("*sqlparser.SQLVal");

internal sealed record QueryBool(bool Value) : QueryExpression("sqlparser.BoolVal");

internal sealed record QueryList(IReadOnlyList<QueryExpression> Items) : QueryExpression("sqlparser.ValTuple");

/// <summary>SQL that the grammar accepts and the list filter refuses: arithmetic, functions, casts, subqueries.</summary>
internal sealed record QueryForeign(string Kind) : QueryExpression(Kind);

/// <summary>A whole query.</summary>
/// <param name="Where">The condition, or null.</param>
/// <param name="GroupBy">The expressions to group by.</param>
/// <param name="HasOrderBy">Whether an order was asked for.</param>
/// <param name="HasLimit">Whether a limit was asked for.</param>
internal sealed record QueryStatement(QueryExpression? Where, IReadOnlyList<QueryExpression> GroupBy, bool HasOrderBy, bool HasLimit);
