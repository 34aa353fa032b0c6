namespace Temporal.Server.Core.Queries;

/// <summary>The kinds of words in a query.</summary>
internal enum QueryTokenKind
{
    End,
    Name,
    Keyword,
    Text,
    Integer,
    Real,

    /// <summary>A number or placeholder that SQL knows and the list filter does not: <c>0x2</c>, <c>:a</c>.</summary>
    Foreign,
    Symbol,
    Wrong,
}

/// <summary>A word of a query.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Text">The word; keywords in lower case, literals without their quotes.</param>
/// <param name="Position">What an error about this word gives as its position: the place after it, counted from 1, in the whole statement.</param>
internal sealed record QueryToken(QueryTokenKind Kind, string Text, int Position)
{
    public bool IsKeyword(string keyword) => Kind == QueryTokenKind.Keyword && Text == keyword;

    public bool IsSymbol(string symbol) => Kind == QueryTokenKind.Symbol && Text == symbol;
}
