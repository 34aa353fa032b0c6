using Temporalio.Api.Failure.V1;
using Temporalio.Converters;

namespace Temporalio.Worker.ActivityTasks;

/// <summary>Turns what an activity threw into a failure, even when the converter can't.</summary>
internal static class ActivityFailures
{
    /// <summary>Converts and encodes.</summary>
    /// <param name="converter">The converter.</param>
    /// <param name="exception">What was thrown.</param>
    /// <returns>The failure.</returns>
    public static async Task<Failure> ConvertAsync(DataConverter converter, Exception exception)
    {
        try
        {
            return await converter.ToFailureAsync(exception).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Converters and codecs are application code; the attempt must be answered all the same.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Unconvertible(exception, e);
        }
    }

    /// <summary>Converts without encoding.</summary>
    /// <param name="converter">The converter.</param>
    /// <param name="exception">What was thrown.</param>
    /// <returns>The failure.</returns>
    public static Failure Convert(DataConverter converter, Exception exception)
    {
        try
        {
            return converter.FailureConverter.ToFailure(exception, converter.PayloadConverter);
        }
#pragma warning disable CA1031 // As above.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Unconvertible(exception, e);
        }
    }

    private static Failure Unconvertible(Exception exception, Exception conversion) => new()
    {
        Message = $"Failed converting activity exception: {conversion.Message}. The exception was: {exception.Message}",
        ApplicationFailureInfo = new() { Type = exception.GetType().Name },
    };
}
