using Google.Protobuf;
using Temporal.Server.Core.Executions;

namespace Temporal.Server.Frontend;

/// <summary>Reads page tokens of histories. A token belongs to one run.</summary>
internal static class HistoryTokens
{
    /// <summary>Reads a token.</summary>
    /// <returns>The token, or null when there is none.</returns>
    /// <exception cref="Core.Errors.ServiceException">It is no token, or one of another run.</exception>
    public static HistoryPageToken? Read(ByteString bytes, string runId)
    {
        if (bytes.IsEmpty)
        {
            return null;
        }

        HistoryPageToken token;
        try
        {
            token = HistoryPageToken.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException)
        {
            throw Refusals.Invalid("Invalid NextPageToken.");
        }

        if (token.RunId.Length == 0)
        {
            throw Refusals.Invalid("Invalid NextPageToken.");
        }

        return runId.Length == 0 || runId == token.RunId
            ? token
            : throw Refusals.Invalid("RunId in the request does not match the NextPageToken.");
    }
}
