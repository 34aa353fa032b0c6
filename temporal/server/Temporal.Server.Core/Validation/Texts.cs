using System.Text;
using Google.Protobuf;

namespace Temporal.Server.Core.Validation;

/// <summary>Sizes as limits count them: UTF-8 bytes of a text, encoded bytes of a message.</summary>
internal static class Texts
{
    public static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);

    /// <summary>Tells whether a text is longer than a limit, without counting the bytes of one that can't be.</summary>
    public static bool IsOver(string text, int bytesMax) => text.Length > bytesMax || (text.Length * 3 > bytesMax && Bytes(text) > bytesMax);

    public static bool IsOver(IMessage? message, int bytesMax) => message is not null && message.CalculateSize() > bytesMax;
}
