using System.Diagnostics.CodeAnalysis;
using Temporalio.Api.Common.V1;

namespace Temporalio.Converters;

/// <summary>Turns values into payloads of one encoding and back.</summary>
public interface IEncodingConverter
{
    /// <summary>Gets the encoding, as the payload's <c>encoding</c> metadata names it.</summary>
    string Encoding { get; }

    /// <summary>Makes the payload of a value if this encoding suits it.</summary>
    /// <param name="value">The value, or null.</param>
    /// <param name="payload">A new payload with its metadata.</param>
    /// <returns>False when another converter must take the value.</returns>
    bool TryToPayload(object? value, [NotNullWhen(true)] out Payload? payload);

    /// <summary>Makes the value of a payload of this encoding.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="type">The type wanted.</param>
    /// <returns>The value, or null.</returns>
    object? ToValue(Payload payload, Type type);
}
