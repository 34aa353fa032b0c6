using Temporalio.Api.Enums.V1;
using Temporalio.Api.Failure.V1;
using Temporalio.Common.Protos;
using Temporalio.Converters;

namespace Temporalio.Exceptions;

/// <summary>A failure that the application's own code made; throw it from activities and workflows.</summary>
public class ApplicationFailureException : FailureException
{
    /// <summary>Initializes a new instance of the <see cref="ApplicationFailureException"/> class.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="errorType">The type that retry policies and other languages know it by; null means none.</param>
    /// <param name="nonRetryable">Whether to give up whatever the retry policy says.</param>
    /// <param name="details">Values to go with it, or null.</param>
    /// <param name="nextRetryDelay">The wait before the next attempt, over the retry policy's, or null.</param>
    /// <param name="category">Benign failures are not logged or counted as errors.</param>
    public ApplicationFailureException(
        string message,
        string? errorType = null,
        bool nonRetryable = false,
        IReadOnlyCollection<object?>? details = null,
        TimeSpan? nextRetryDelay = null,
        ApplicationErrorCategory category = ApplicationErrorCategory.Unspecified)
        : this(message, null, errorType, nonRetryable, details, nextRetryDelay, category)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="ApplicationFailureException"/> class with a cause.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="inner">The cause, or null.</param>
    /// <param name="errorType">The type that retry policies and other languages know it by; null means none.</param>
    /// <param name="nonRetryable">Whether to give up whatever the retry policy says.</param>
    /// <param name="details">Values to go with it, or null.</param>
    /// <param name="nextRetryDelay">The wait before the next attempt, over the retry policy's, or null.</param>
    /// <param name="category">Benign failures are not logged or counted as errors.</param>
    public ApplicationFailureException(
        string message,
        Exception? inner,
        string? errorType = null,
        bool nonRetryable = false,
        IReadOnlyCollection<object?>? details = null,
        TimeSpan? nextRetryDelay = null,
        ApplicationErrorCategory category = ApplicationErrorCategory.Unspecified)
        : base(message, inner)
    {
        ErrorType = errorType;
        NonRetryable = nonRetryable;
        Details = new OutboundFailureDetails(details ?? []);
        NextRetryDelay = nextRetryDelay;
        Category = category;
    }

    /// <summary>Initializes a new instance of the <see cref="ApplicationFailureException"/> class from the wire.</summary>
    /// <param name="failure">The message.</param>
    /// <param name="inner">The cause, or null.</param>
    /// <param name="converter">Converts the details.</param>
    protected internal ApplicationFailureException(Failure failure, Exception? inner, IPayloadConverter converter)
        : base(failure, inner)
    {
        // A workflow's reset shows to its activities' callers as a failure of the application.
        if (failure.FailureInfoCase == Failure.FailureInfoOneofCase.ResetWorkflowFailureInfo)
        {
            Details = new InboundFailureDetails(converter, failure.ResetWorkflowFailureInfo.LastHeartbeatDetails?.Payloads_ ?? []);
            ErrorType = "ResetWorkflow";
            return;
        }

        var info = failure.ApplicationFailureInfo
            ?? throw new ArgumentException("The failure has no application failure info.", nameof(failure));
        ErrorType = info.Type.Length == 0 ? null : info.Type;
        NonRetryable = info.NonRetryable;
        Details = new InboundFailureDetails(converter, info.Details?.Payloads_ ?? []);
        NextRetryDelay = info.NextRetryDelay.ToNonZeroTimeSpan();
        Category = info.Category;
    }

    /// <summary>Gets the type that retry policies and other languages know the failure by, or null.</summary>
    public string? ErrorType { get; protected init; }

    /// <summary>Gets a value indicating whether to give up whatever the retry policy says.</summary>
    public bool NonRetryable { get; protected init; }

    /// <summary>Gets the values that go with the failure; never null.</summary>
    public IFailureDetails Details { get; protected init; }

    /// <summary>Gets the wait before the next attempt, over the retry policy's, or null.</summary>
    public TimeSpan? NextRetryDelay { get; protected init; }

    /// <summary>Gets the category.</summary>
    public ApplicationErrorCategory Category { get; protected init; }
}
