using Temporalio.Api.Common.V1;

namespace Temporalio.Converters;

/// <summary>Changes payloads on their way to the server and back: encryption, compression, storage elsewhere.</summary>
public interface IPayloadCodec
{
    /// <summary>Encodes payloads.</summary>
    /// <param name="payloads">The payloads; left unchanged.</param>
    /// <returns>New payloads, at least one for every call with payloads; the number may differ.</returns>
    Task<IReadOnlyCollection<Payload>> EncodeAsync(IReadOnlyCollection<Payload> payloads);

    /// <summary>Undoes <see cref="EncodeAsync"/>; payloads that it did not make are returned as they are.</summary>
    /// <param name="payloads">The payloads; left unchanged.</param>
    /// <returns>The payloads as they were before.</returns>
    Task<IReadOnlyCollection<Payload>> DecodeAsync(IReadOnlyCollection<Payload> payloads);
}
