using System.Text.Json.Serialization;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Failure.V1;
using Temporalio.Common.Protos;
using Temporalio.Exceptions;

namespace Temporalio.Converters;

/// <summary>Converts failures as all Temporal SDKs do.</summary>
/// <remarks>An exception that is no <see cref="FailureException"/> becomes an application failure with its type's name, without the namespace.</remarks>
public class DefaultFailureConverter : IFailureConverter
{
    private const string Source = "DotNetSDK";
    private const string EncodedMessage = "Encoded failure";

    /// <summary>Initializes a new instance of the <see cref="DefaultFailureConverter"/> class.</summary>
    public DefaultFailureConverter()
        : this(new())
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DefaultFailureConverter"/> class.</summary>
    /// <param name="options">The options.</param>
    protected DefaultFailureConverter(DefaultFailureConverterOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = (DefaultFailureConverterOptions)options.Clone();
    }

    /// <summary>Gets the options.</summary>
    public DefaultFailureConverterOptions Options { get; }

    /// <inheritdoc/>
    public virtual Failure ToFailure(Exception exception, IPayloadConverter payloadConverter)
    {
        ArgumentNullException.ThrowIfNull(exception);
        ArgumentNullException.ThrowIfNull(payloadConverter);
        if (exception is FailureException { Failure: { } received })
        {
            return received;
        }

        var failure = new Failure
        {
            Message = exception.Message,
            Source = Source,
            StackTrace = exception.StackTrace ?? string.Empty,
            Cause = exception.InnerException is { } inner ? ToFailure(inner, payloadConverter) : null,
        };
        switch (exception)
        {
            case ApplicationFailureException application:
                failure.ApplicationFailureInfo = ToInfo(application, payloadConverter);
                break;
            case CanceledFailureException canceled:
                failure.CanceledFailureInfo = new() { Details = ToPayloads(canceled.Details, payloadConverter) };
                break;
            default:
                failure.ApplicationFailureInfo = new() { Type = exception.GetType().Name };
                break;
        }

        if (Options.EncodeCommonAttributes)
        {
            failure.EncodedAttributes = payloadConverter.ToPayload(new CommonAttributes(failure.Message, failure.StackTrace));
            failure.Message = EncodedMessage;
            failure.StackTrace = string.Empty;
        }

        return failure;
    }

    /// <inheritdoc/>
    public virtual Exception ToException(Failure failure, IPayloadConverter payloadConverter)
    {
        ArgumentNullException.ThrowIfNull(failure);
        ArgumentNullException.ThrowIfNull(payloadConverter);
        failure = WithCommonAttributes(failure, payloadConverter);
        var inner = failure.Cause is { } cause ? ToException(cause, payloadConverter) : null;
        return failure switch
        {
            { ApplicationFailureInfo: not null } or { ResetWorkflowFailureInfo: not null }
                => new ApplicationFailureException(failure, inner, payloadConverter),
            { TimeoutFailureInfo: not null } => new TimeoutFailureException(failure, inner, payloadConverter),
            { CanceledFailureInfo: not null } => new CanceledFailureException(failure, inner, payloadConverter),
            { TerminatedFailureInfo: not null } => new TerminatedFailureException(failure, inner, null),
            { ServerFailureInfo: not null } => new ServerFailureException(failure, inner),
            { ActivityFailureInfo: not null } => new ActivityFailureException(failure, inner),
            { ChildWorkflowExecutionFailureInfo: not null } => new ChildWorkflowFailureException(failure, inner),
            { NexusOperationExecutionFailureInfo: not null } => new NexusOperationFailureException(failure, inner),
            _ => new FailureException(failure, inner),
        };
    }

    private static ApplicationFailureInfo ToInfo(ApplicationFailureException exception, IPayloadConverter converter) => new()
    {
        Type = exception.ErrorType ?? string.Empty,
        NonRetryable = exception.NonRetryable,
        Details = ToPayloads(exception.Details, converter),
        NextRetryDelay = exception.NextRetryDelay.ToDuration(),
        Category = exception.Category,
    };

    private static Payloads? ToPayloads(IFailureDetails details, IPayloadConverter converter) => details switch
    {
        { Count: 0 } => null,
        OutboundFailureDetails outbound => new() { Payloads_ = { converter.ToPayloads(outbound.Details) } },
        InboundFailureDetails inbound => new() { Payloads_ = { inbound.Payloads } },
        _ => throw new ArgumentException($"Failure details of type {details.GetType()} can't be converted.", nameof(details)),
    };

    private static Failure WithCommonAttributes(Failure failure, IPayloadConverter converter)
    {
        if (failure.EncodedAttributes is not { } encoded)
        {
            return failure;
        }

        CommonAttributes? attributes;
        try
        {
            attributes = converter.ToValue<CommonAttributes?>(encoded);
        }
#pragma warning disable CA1031 // A failure that can't be read in full is still better shown than lost.
        catch (Exception)
#pragma warning restore CA1031
        {
            return failure;
        }

        if (attributes is null)
        {
            return failure;
        }

        failure = failure.Clone();
        failure.Message = attributes.Message ?? string.Empty;
        failure.StackTrace = attributes.StackTrace ?? string.Empty;
        return failure;
    }

    /// <summary>The default conversion with message and stack trace in a payload that the codec can encrypt.</summary>
    public class WithEncodedCommonAttributes : DefaultFailureConverter
    {
        /// <summary>Initializes a new instance of the <see cref="WithEncodedCommonAttributes"/> class.</summary>
        public WithEncodedCommonAttributes()
            : base(new() { EncodeCommonAttributes = true })
        {
        }
    }

    private sealed record CommonAttributes(
        [property: JsonPropertyName("message")] string? Message,
        [property: JsonPropertyName("stack_trace")] string? StackTrace);
}
