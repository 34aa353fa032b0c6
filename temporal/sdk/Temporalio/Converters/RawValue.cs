using Temporalio.Api.Common.V1;

namespace Temporalio.Converters;

/// <summary>A value left as its payload.</summary>
/// <param name="Payload">The payload.</param>
public record RawValue(Payload Payload) : IRawValue;
