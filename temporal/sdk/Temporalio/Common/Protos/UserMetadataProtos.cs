using Temporalio.Api.Sdk.V1;
using Temporalio.Converters;

namespace Temporalio.Common.Protos;

/// <summary>Summaries and details that people read in the UI, as messages.</summary>
internal static class UserMetadataProtos
{
    /// <summary>Makes the metadata message of a summary and details.</summary>
    /// <param name="converter">Converts both texts; the codec is the caller's.</param>
    /// <param name="summary">One line, or null.</param>
    /// <param name="details">Any text, or null.</param>
    /// <returns>The message, or null when both are null.</returns>
    public static UserMetadata? ToUserMetadata(this IPayloadConverter converter, string? summary, string? details)
        => summary is null && details is null
            ? null
            : new()
            {
                Summary = summary is null ? null : converter.ToPayload(summary),
                Details = details is null ? null : converter.ToPayload(details),
            };

    /// <summary>Makes the metadata message of a summary and details, encoded by the codec.</summary>
    /// <param name="converter">Converts and encodes both texts.</param>
    /// <param name="summary">One line, or null.</param>
    /// <param name="details">Any text, or null.</param>
    /// <returns>The message, or null when both are null.</returns>
    public static async Task<UserMetadata?> ToUserMetadataAsync(this DataConverter converter, string? summary, string? details)
        => summary is null && details is null
            ? null
            : new()
            {
                Summary = summary is null ? null : await converter.ToPayloadAsync(summary).ConfigureAwait(false),
                Details = details is null ? null : await converter.ToPayloadAsync(details).ConfigureAwait(false),
            };
}
