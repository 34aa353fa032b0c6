using Temporalio.Api.Common.V1;
using Temporalio.Converters;

namespace Temporalio.Exceptions;

/// <summary>Values of a received failure.</summary>
/// <param name="Converter">Converts a value when it is asked for.</param>
/// <param name="Payloads">The values, decoded by the codec.</param>
public record InboundFailureDetails(IPayloadConverter Converter, IReadOnlyCollection<Payload> Payloads) : IFailureDetails
{
    /// <inheritdoc/>
    public int Count => Payloads.Count;

    /// <inheritdoc/>
    public T ElementAt<T>(int index) => Converter.ToValue<T>(Payloads.ElementAt(index));
}
