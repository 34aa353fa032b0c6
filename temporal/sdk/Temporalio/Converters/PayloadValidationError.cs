using Temporalio.Exceptions;

namespace Temporalio.Converters;

/// <summary>The error of a payload that a converter understands and refuses.</summary>
public static class PayloadValidationError
{
    /// <summary>The error type of the exceptions made here.</summary>
    internal const string ErrorType = "PayloadValidationError";

    /// <summary>Makes the exception: it fails the workflow or activity for good instead of being retried.</summary>
    /// <param name="details">What is wrong with the payload.</param>
    /// <returns>The exception to throw.</returns>
    public static ApplicationFailureException CreateException(object? details)
        => new("Payload validation failed", errorType: ErrorType, nonRetryable: true, details: [details]);
}
