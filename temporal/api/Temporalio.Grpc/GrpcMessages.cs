using System.Text;

namespace Temporalio.Grpc;

/// <summary>The two text forms of trailers: percent-encoded <c>grpc-message</c> and base64 of <c>-bin</c> keys.</summary>
public static class GrpcMessages
{
    /// <summary>Percent-encodes everything outside printable ASCII, and the percent sign.</summary>
    public static string Encode(string message)
    {
        if (!message.AsSpan().ContainsAnyExceptInRange(' ', '~') && !message.Contains('%', StringComparison.Ordinal))
        {
            return message;
        }

        var encoded = new StringBuilder(message.Length + 16);
        foreach (var unit in Encoding.UTF8.GetBytes(message))
        {
            if (unit is >= 0x20 and <= 0x7e and not (byte)'%')
            {
                encoded.Append((char)unit);
            }
            else
            {
                encoded.Append('%').Append(unit.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return encoded.ToString();
    }

    /// <summary>Decodes a percent-encoded message; invalid escapes stay as they are.</summary>
    public static string Decode(string encoded) => Uri.UnescapeDataString(encoded);

    /// <summary>Decodes the first value of a <c>-bin</c> key, padded or not.</summary>
    /// <exception cref="FormatException">The value is not base64.</exception>
    public static byte[] DecodeBinary(string value)
    {
        var comma = value.IndexOf(',', StringComparison.Ordinal);
        var first = comma < 0 ? value : value[..comma];
        return Convert.FromBase64String(first.PadRight((first.Length + 3) / 4 * 4, '='));
    }
}
