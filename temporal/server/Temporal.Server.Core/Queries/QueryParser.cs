using System.Globalization;

namespace Temporal.Server.Core.Queries;

/// <summary>Reads a query: the WHERE part of a SQL statement, with what may follow it.</summary>
/// <remarks>
/// The official server puts the query behind <c>select * from table1 where</c> and hands it to a MySQL grammar. Its errors name positions
/// in that statement; callers and tests go by them, so they are counted the same way here. Binding, loosest first: OR, AND, NOT, IS,
/// comparison, arithmetic.
/// </remarks>
internal sealed class QueryParser
{
    private const string Prefix = "select * from table1 ";
    private const string WherePrefix = Prefix + "where ";

    // Deeper nesting is no query that a person wrote; it would only fill the stack.
    private const int DepthMax = 200;

    private readonly QueryLexer _lexer;
    private QueryToken _token;
    private int _depth;

    private QueryParser(string text, int offset)
    {
        _lexer = new QueryLexer(text, offset);
        _token = _lexer.Read();
    }

    /// <summary>Reads a query.</summary>
    /// <exception cref="QuerySyntaxException">It is none.</exception>
    public static QueryStatement Parse(string text)
    {
        var query = text.Trim();
        if (query.Length == 0)
        {
            return new QueryStatement(null, [], false, false);
        }

        var isWhole = query.StartsWith("order by ", StringComparison.OrdinalIgnoreCase) || query.StartsWith("group by ", StringComparison.OrdinalIgnoreCase);
        var parser = new QueryParser(query, (isWhole ? Prefix : WherePrefix).Length);
        var where = isWhole ? null : parser.ParseOr();
        return parser.ParseRest(where);
    }

    private QueryStatement ParseRest(QueryExpression? where)
    {
        var groupBy = new List<QueryExpression>();
        if (TakeKeyword("group"))
        {
            ExpectKeyword("by");
            groupBy.AddRange(ParseItems());
        }

        if (TakeKeyword("having"))
        {
            _ = ParseOr();
        }

        var hasOrderBy = TakeKeyword("order");
        if (hasOrderBy)
        {
            ExpectKeyword("by");
            do
            {
                _ = ParseOr();
                _ = TakeKeyword("asc") || TakeKeyword("desc");
            }
            while (TakeSymbol(","));
        }

        var hasLimit = TakeKeyword("limit");
        if (hasLimit)
        {
            _ = ParseItems();
            _ = TakeKeyword("offset") ? ParseValue() : null;
        }

        return _token.Kind == QueryTokenKind.End || _token.IsSymbol(";")
            ? new QueryStatement(where, groupBy, hasOrderBy, hasLimit)
            : throw Unexpected();
    }

    private QueryExpression ParseOr()
    {
        if (++_depth > DepthMax)
        {
            throw Unexpected();
        }

        var left = ParseAnd();
        while (TakeKeyword("or") || TakeSymbol("||"))
        {
            left = new QueryOr(left, ParseAnd());
        }

        _depth--;
        return left;
    }

    private QueryExpression ParseAnd()
    {
        var left = ParseNot();
        while (TakeKeyword("and") || TakeSymbol("&&"))
        {
            left = new QueryAnd(left, ParseNot());
        }

        return left;
    }

    private QueryExpression ParseNot()
    {
        var negations = 0;
        while (TakeKeyword("not"))
        {
            negations++;
        }

        var inner = ParseIs();
        for (; negations > 0; negations--)
        {
            inner = new QueryNot(inner);
        }

        return inner;
    }

    private QueryExpression ParseIs()
    {
        var left = ParseComparison();
        while (TakeKeyword("is"))
        {
            var not = TakeKeyword("not") ? "not " : string.Empty;
            if (!_token.IsKeyword("null") && !_token.IsKeyword("true") && !_token.IsKeyword("false"))
            {
                throw Unexpected();
            }

            left = new QueryIs(left, not + Take().Text);
        }

        return left;
    }

    private QueryExpression ParseComparison()
    {
        if (TakeKeyword("exists"))
        {
            SkipParentheses();
            return new QueryForeign("*sqlparser.ExistsExpr");
        }

        var left = ParseSum();
        if (_token.Kind == QueryTokenKind.Symbol && _token.Text is "=" or "<" or ">" or "<=" or ">=" or "!=" or "<>" or "<=>")
        {
            var symbol = Take().Text;
            return new QueryComparison(symbol == "<>" ? "!=" : symbol, left, ParseSum());
        }

        if (_token.Kind != QueryTokenKind.Keyword)
        {
            return left;
        }

        var not = TakeKeyword("not");
        switch (_token.Text)
        {
            case "in":
                _ = Take();
                return new QueryComparison(not ? "not in" : "in", left, ParseTuple());
            case "between":
                _ = Take();
                var from = ParseSum();
                ExpectKeyword("and");
                return new QueryRange(not, left, from, ParseSum());
            case "like" or "regexp" or "rlike" or "starts_with":
                var word = Take().Text;
                word = word == "rlike" ? "regexp" : word;
                return new QueryComparison(not ? "not " + word : word, left, ParseSum());
            default:
                return not ? throw Unexpected() : left;
        }
    }

    private QueryExpression ParseSum()
    {
        var left = ParseValue();
        while (_token.Kind == QueryTokenKind.Symbol && _token.Text is "+" or "-" or "*" or "/" or "%" or "&" or "|" or "^")
        {
            _ = Take();
            _ = ParseValue();
            left = new QueryForeign("*sqlparser.BinaryExpr");
        }

        return left;
    }

    private QueryExpression ParseValue()
    {
        switch (_token.Kind)
        {
            case QueryTokenKind.Text or QueryTokenKind.Integer or QueryTokenKind.Real or QueryTokenKind.Foreign:
                var literal = Take();
                return new QueryLiteral(literal.Kind, literal.Text);
            case QueryTokenKind.Name:
                return ParseName();
            case QueryTokenKind.Keyword:
                return ParseKeywordValue();
            case QueryTokenKind.Symbol when _token.IsSymbol("("):
                return ParseInParentheses();
            case QueryTokenKind.Symbol when _token.Text is "-" or "+":
                return ParseSigned(Take().Text);
            case QueryTokenKind.Symbol when _token.Text is "!" or "~":
                _ = Take();
                _ = ParseValue();
                return new QueryForeign("*sqlparser.UnaryExpr");
            default:
                throw Unexpected();
        }
    }

    private QueryExpression ParseName()
    {
        var name = Take().Text;
        if (_token.IsSymbol("("))
        {
            SkipParentheses();
            return new QueryForeign("*sqlparser.FuncExpr");
        }

        while (TakeSymbol("."))
        {
            name = _token.Kind == QueryTokenKind.Name ? Take().Text : throw Unexpected();
        }

        return new QueryName(name);
    }

    private QueryExpression ParseKeywordValue()
    {
        switch (_token.Text)
        {
            case "true" or "false":
                return new QueryBool(Take().Text == "true");
            case "null":
                _ = Take();
                return new QueryForeign("*sqlparser.NullVal");
            case "cast" or "convert":
                _ = Take();
                SkipParentheses();
                return new QueryForeign("*sqlparser.ConvertExpr");
            default:
                throw Unexpected();
        }
    }

    private QueryExpression ParseSigned(string sign)
    {
        var inner = ParseValue();
        if (inner is not QueryLiteral { Kind: QueryTokenKind.Integer or QueryTokenKind.Real } number)
        {
            return new QueryForeign("*sqlparser.UnaryExpr");
        }

        if (sign == "+")
        {
            return number;
        }

        var text = number.Text;
        return number with { Text = text[0] == '-' ? text[1..] : "-" + text };
    }

    private QueryExpression ParseInParentheses()
    {
        _ = Take();
        if (_token.IsKeyword("select"))
        {
            SkipToClosing();
            return new QueryForeign("*sqlparser.Subquery");
        }

        var items = ParseItems();
        ExpectSymbol(")");
        return items.Count == 1 ? new QueryParentheses(items[0]) : new QueryList(items);
    }

    private QueryExpression ParseTuple()
    {
        if (_token.Kind == QueryTokenKind.Foreign)
        {
            return ParseValue();
        }

        ExpectSymbol("(");
        if (_token.IsKeyword("select"))
        {
            SkipToClosing();
            return new QueryForeign("*sqlparser.Subquery");
        }

        var items = ParseItems();
        ExpectSymbol(")");
        return new QueryList(items);
    }

    private List<QueryExpression> ParseItems()
    {
        var items = new List<QueryExpression>();
        do
        {
            items.Add(ParseOr());
        }
        while (TakeSymbol(","));
        return items;
    }

    private void SkipParentheses()
    {
        ExpectSymbol("(");
        SkipToClosing();
    }

    private void SkipToClosing()
    {
        for (var open = 1; open > 0;)
        {
            if (_token.Kind is QueryTokenKind.End or QueryTokenKind.Wrong)
            {
                throw Unexpected();
            }

            open += _token.IsSymbol("(") ? 1 : _token.IsSymbol(")") ? -1 : 0;
            _ = Take();
        }
    }

    private QueryToken Take()
    {
        var taken = _token;
        _token = _lexer.Read();
        return taken;
    }

    private bool TakeKeyword(string keyword) => _token.IsKeyword(keyword) && Take() is not null;

    private bool TakeSymbol(string symbol) => _token.IsSymbol(symbol) && Take() is not null;

    private void ExpectKeyword(string keyword)
    {
        if (!TakeKeyword(keyword))
        {
            throw Unexpected();
        }
    }

    private void ExpectSymbol(string symbol)
    {
        if (!TakeSymbol(symbol))
        {
            throw Unexpected();
        }
    }

    private QuerySyntaxException Unexpected()
    {
        var near = _token.Kind is QueryTokenKind.End or QueryTokenKind.Symbol ? string.Empty : $" near '{_token.Text}'";
        return new QuerySyntaxException(string.Create(CultureInfo.InvariantCulture, $"syntax error at position {_token.Position}{near}"));
    }
}
