using System.Globalization;
using System.Text;

namespace Temporalio.Common.EnvConfig;

/// <summary>Reads the part of TOML 1.0 that configuration files of clients use: tables, dotted and quoted keys, strings of all four kinds, booleans, integers.</summary>
/// <remarks>Arrays, dates, floats and inline tables are refused by name. Source: https://toml.io/en/v1.0.0.</remarks>
internal ref struct TomlReader
{
    private readonly ReadOnlySpan<char> _text;
    private int _position;
    private int _line;

    private TomlReader(ReadOnlySpan<char> text)
    {
        _text = text;
        _line = 1;
    }

    /// <summary>Reads a document.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Its keys; values are text, <see cref="bool"/>, <see cref="long"/> or nested dictionaries.</returns>
    /// <exception cref="FormatException">The text is no TOML, or has what is not read here.</exception>
    public static Dictionary<string, object> Read(string text) => new TomlReader(text).ReadDocument();

    /// <summary>Names the type of a value for people.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The name.</returns>
    public static string NameOf(object value) => value switch
    {
        string => "text",
        bool => "boolean",
        long => "number",
        _ => "table",
    };

    private Dictionary<string, object> ReadDocument()
    {
        var root = new Dictionary<string, object>(StringComparer.Ordinal);
        var table = root;
        while (SkipToContent())
        {
            if (TryTake('['))
            {
                table = Descend(root, ReadKey());
                Expect(']');
            }
            else
            {
                var key = ReadKey();
                Expect('=');
                SkipBlanks();
                if (!Descend(table, key[..^1]).TryAdd(key[^1], ReadValue()))
                {
                    throw Error($"'{string.Join('.', key)}' stands here for the second time");
                }
            }

            ExpectLineEnd();
        }

        return root;
    }

    private readonly Dictionary<string, object> Descend(Dictionary<string, object> table, List<string> path)
    {
        foreach (var name in path)
        {
            if (!table.TryGetValue(name, out var child))
            {
                table[name] = child = new Dictionary<string, object>(StringComparer.Ordinal);
            }

            table = child as Dictionary<string, object> ?? throw Error($"'{name}' is no table");
        }

        return table;
    }

    private List<string> ReadKey()
    {
        var path = new List<string>();
        do
        {
            SkipBlanks();
            path.Add(Peek() is '"' or '\'' ? ReadString(Peek()) : ReadBareKey());
            SkipBlanks();
        }
        while (TryTake('.'));
        return path;
    }

    private string ReadBareKey()
    {
        var start = _position;
        while (char.IsAsciiLetterOrDigit(Peek()) || Peek() is '_' or '-')
        {
            _position++;
        }

        return _position > start ? _text[start.._position].ToString() : throw Error("a key is missing");
    }

    private object ReadValue()
    {
        if (Peek() is '"' or '\'')
        {
            return ReadString(Peek());
        }

        var start = _position;
        while (Peek() is not ('\0' or '\n' or '\r' or '#' or ' ' or '\t'))
        {
            _position++;
        }

        var word = _text[start.._position].ToString();
        return word switch
        {
            "true" => true,
            "false" => false,
            _ => long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw Error($"'{word}' is no text, boolean or integer, which is all that is read here"),
        };
    }

    private string ReadString(char quote)
    {
        var isMultiLine = _text[_position..].StartsWith(new string(quote, 3));
        _position += isMultiLine ? 3 : 1;
        if (isMultiLine && TryTake('\r') | TryTake('\n'))
        {
            _line++;
        }

        var builder = new StringBuilder();
        while (true)
        {
            var c = Peek();
            if (c == '\0' || (c == '\n' && !isMultiLine))
            {
                throw Error("a text does not end");
            }

            if (c == quote && (!isMultiLine || _text[_position..].StartsWith(new string(quote, 3))))
            {
                _position += isMultiLine ? 3 : 1;
                return builder.ToString();
            }

            _position++;
            _line += c == '\n' ? 1 : 0;
            if (c == '\\' && quote == '"')
            {
                ReadEscape(builder);
            }
            else
            {
                builder.Append(c);
            }
        }
    }

    private void ReadEscape(StringBuilder builder)
    {
        var c = Peek();
        _position++;
        switch (c)
        {
            case 'n': builder.Append('\n'); break;
            case 'r': builder.Append('\r'); break;
            case 't': builder.Append('\t'); break;
            case 'b': builder.Append('\b'); break;
            case 'f': builder.Append('\f'); break;
            case '"' or '\\': builder.Append(c); break;
            case 'u': ReadCodePoint(builder, 4); break;
            case 'U': ReadCodePoint(builder, 8); break;
            case '\n' or '\r' or ' ' or '\t':
                // A backslash at a line's end joins the lines.
                _line += c == '\n' ? 1 : 0;
                while (char.IsWhiteSpace(Peek()))
                {
                    _line += Peek() == '\n' ? 1 : 0;
                    _position++;
                }

                break;
            default: throw Error($"'\\{c}' is no escape");
        }
    }

    private void ReadCodePoint(StringBuilder builder, int digits)
    {
        if (_position + digits > _text.Length
            || !int.TryParse(_text.Slice(_position, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            || !Rune.TryCreate(code, out var rune))
        {
            throw Error("an escape is no code point");
        }

        builder.Append(rune.ToString());
        _position += digits;
    }

    private bool SkipToContent()
    {
        while (true)
        {
            SkipBlanks();
            if (Peek() == '#')
            {
                SkipComment();
            }

            if (Peek() == '\0')
            {
                return false;
            }

            if (!TryTake('\r') & !TryTake('\n'))
            {
                return true;
            }

            _line++;
        }
    }

    private void ExpectLineEnd()
    {
        SkipBlanks();
        if (Peek() == '#')
        {
            SkipComment();
        }

        if (Peek() is not ('\0' or '\n' or '\r'))
        {
            throw Error($"'{Peek()}' is too much");
        }
    }

    private void SkipComment()
    {
        while (Peek() is not ('\0' or '\n'))
        {
            _position++;
        }
    }

    private void SkipBlanks()
    {
        while (Peek() is ' ' or '\t')
        {
            _position++;
        }
    }

    private void Expect(char c)
    {
        SkipBlanks();
        if (!TryTake(c))
        {
            throw Error($"'{c}' is missing");
        }
    }

    private bool TryTake(char c)
    {
        if (Peek() != c)
        {
            return false;
        }

        _position++;
        return true;
    }

    private readonly char Peek() => _position < _text.Length ? _text[_position] : '\0';

    private readonly FormatException Error(string what) => new($"The configuration is wrong in line {_line}: {what}.");
}
