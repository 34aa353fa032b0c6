using Temporalio.Api.Failure.V1;

namespace Temporalio.Converters;

/// <summary>Turns exceptions into failure messages and back. Deterministic, without IO.</summary>
public interface IFailureConverter
{
    /// <summary>Makes the message of an exception.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="payloadConverter">Converts its details.</param>
    /// <returns>The message; the codec has not been applied.</returns>
    Failure ToFailure(Exception exception, IPayloadConverter payloadConverter);

    /// <summary>Makes the exception of a message.</summary>
    /// <param name="failure">The message, decoded by the codec.</param>
    /// <param name="payloadConverter">Converts its details.</param>
    /// <returns>The exception.</returns>
    Exception ToException(Failure failure, IPayloadConverter payloadConverter);
}
