using Temporalio.Api.Common.V1;

namespace Temporalio.Converters;

/// <summary>Turns values into payloads and back. Deterministic, without IO; encryption and the like belong to <see cref="IPayloadCodec"/>.</summary>
public interface IPayloadConverter
{
    /// <summary>Makes the payload of a value.</summary>
    /// <param name="value">The value, or null.</param>
    /// <returns>A new payload.</returns>
    Payload ToPayload(object? value);

    /// <summary>Makes the value of a payload.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="type">The type wanted.</param>
    /// <returns>The value, or null.</returns>
    object? ToValue(Payload payload, Type type);
}
