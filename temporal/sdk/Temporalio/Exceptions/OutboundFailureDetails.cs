namespace Temporalio.Exceptions;

/// <summary>Values of a failure that is thrown here.</summary>
/// <param name="Details">The values.</param>
public record OutboundFailureDetails(IReadOnlyCollection<object?> Details) : IFailureDetails
{
    /// <inheritdoc/>
    public int Count => Details.Count;

    /// <inheritdoc/>
    public T ElementAt<T>(int index) => (T)Details.ElementAt(index)!;
}
