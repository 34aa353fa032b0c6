using System.Collections.Frozen;
using System.Text;

namespace Temporal.Server.Core.Queries;

/// <summary>Cuts a query into words.</summary>
/// <param name="text">The query.</param>
/// <param name="offset">The length of the statement that the official server puts before the query: its errors count from there.</param>
internal sealed class QueryLexer(string text, int offset)
{
    private static readonly FrozenSet<string> Keywords = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "and", "or", "not", "in", "between", "is", "null", "true", "false", "like", "regexp", "rlike", "starts_with", "exists", "cast",
        "convert", "as", "order", "group", "by", "limit", "having", "where", "select", "from", "case", "when", "then", "else", "end",
        "asc", "desc", "offset", "union", "distinct", "interval", "div", "mod");

    private static readonly string[] Symbols = ["<=>", "<=", ">=", "<>", "!=", "&&", "||", "<", ">", "=", "!", "(", ")", ",", "+", "-", "*", "/", "%", "&", "|", "^", "~", ".", ";"];

    private int _next;

    public QueryToken Read()
    {
        SkipBlanks();
        if (_next >= text.Length)
        {
            return Token(QueryTokenKind.End, string.Empty);
        }

        var first = text[_next];
        return first switch
        {
            '\'' or '"' => ReadText(first),
            '`' => ReadQuotedName(),
            ':' => ReadPlaceholder(),
            _ when char.IsAsciiDigit(first) || (first == '.' && IsDigitAt(_next + 1)) => ReadNumber(),
            _ when IsNameStart(first) => ReadWord(),
            _ => ReadSymbol(),
        };
    }

    private static bool IsNameStart(char c) => char.IsLetter(c) || c is '_' or '@';

    private static bool IsNamePart(char c) => IsNameStart(c) || char.IsAsciiDigit(c) || c is '$' or '@';

    private bool IsDigitAt(int place) => place < text.Length && char.IsAsciiDigit(text[place]);

    private QueryToken Token(QueryTokenKind kind, string word) => new(kind, word, offset + _next + 1);

    private void SkipBlanks()
    {
        while (_next < text.Length)
        {
            if (char.IsWhiteSpace(text[_next]))
            {
                _next++;
            }
            else if (text.AsSpan(_next).StartsWith("--", StringComparison.Ordinal))
            {
                var line = text.IndexOf('\n', _next);
                _next = line < 0 ? text.Length : line + 1;
            }
            else if (text.AsSpan(_next).StartsWith("/*", StringComparison.Ordinal) && text.IndexOf("*/", _next + 2, StringComparison.Ordinal) is > 0 and var end)
            {
                _next = end + 2;
            }
            else
            {
                return;
            }
        }
    }

    private QueryToken ReadText(char quote)
    {
        var value = new StringBuilder();
        for (_next++; _next < text.Length; _next++)
        {
            var c = text[_next];
            if (c == quote)
            {
                if (_next + 1 < text.Length && text[_next + 1] == quote)
                {
                    _next++; // A doubled quote stands for itself.
                }
                else
                {
                    _next++;
                    return Token(QueryTokenKind.Text, value.ToString());
                }
            }
            else if (c == '\\' && _next + 1 < text.Length)
            {
                c = Unescape(text[++_next]);
            }

            _ = value.Append(c);
        }

        return Token(QueryTokenKind.Wrong, value.ToString());
    }

    private static char Unescape(char c) => c switch
    {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '0' => '\0',
        'b' => '\b',
        'Z' => '\x1a',
        _ => c,
    };

    private QueryToken ReadQuotedName()
    {
        var end = text.IndexOf('`', _next + 1);
        if (end < 0 || end == _next + 1)
        {
            var rest = end < 0 ? text[(_next + 1)..] : string.Empty;
            _next = end < 0 ? text.Length : end + 1;
            return Token(QueryTokenKind.Wrong, rest);
        }

        var name = text[(_next + 1)..end];
        _next = end + 1;
        return Token(QueryTokenKind.Name, name);
    }

    private QueryToken ReadPlaceholder()
    {
        var start = _next++;
        while (_next < text.Length && (text[_next] == ':' || IsNamePart(text[_next])))
        {
            _next++;
        }

        return Token(QueryTokenKind.Foreign, text[start.._next]);
    }

    private QueryToken ReadNumber()
    {
        var start = _next;
        if (text[_next] == '0' && _next + 1 < text.Length && text[_next + 1] is 'x' or 'X')
        {
            _next += 2;
            SkipWhile(char.IsAsciiHexDigit);
            return Token(QueryTokenKind.Foreign, text[start.._next]);
        }

        SkipWhile(char.IsAsciiDigit);
        var kind = QueryTokenKind.Integer;
        if (_next < text.Length && text[_next] == '.')
        {
            kind = QueryTokenKind.Real;
            _next++;
            SkipWhile(char.IsAsciiDigit);
        }

        if (_next < text.Length && text[_next] is 'e' or 'E')
        {
            kind = QueryTokenKind.Real;
            _next++;
            _next += _next < text.Length && text[_next] is '+' or '-' ? 1 : 0;
            SkipWhile(char.IsAsciiDigit);
        }

        return Token(kind, text[start.._next]);
    }

    private QueryToken ReadWord()
    {
        var start = _next;
        SkipWhile(IsNamePart);
        var word = text[start.._next];
        return Keywords.Contains(word)
            ? Token(QueryTokenKind.Keyword, word.ToLowerInvariant())
            : Token(QueryTokenKind.Name, word);
    }

    private QueryToken ReadSymbol()
    {
        foreach (var symbol in Symbols)
        {
            if (text.AsSpan(_next).StartsWith(symbol, StringComparison.Ordinal))
            {
                _next += symbol.Length;
                return Token(QueryTokenKind.Symbol, symbol);
            }
        }

        var wrong = text[_next++];
        return Token(QueryTokenKind.Wrong, wrong.ToString());
    }

    private void SkipWhile(Predicate<char> fits)
    {
        while (_next < text.Length && fits(text[_next]))
        {
            _next++;
        }
    }
}
