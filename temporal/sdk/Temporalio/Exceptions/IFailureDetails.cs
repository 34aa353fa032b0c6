namespace Temporalio.Exceptions;

/// <summary>Values that go with a failure.</summary>
public interface IFailureDetails
{
    /// <summary>Gets the number of values.</summary>
    int Count { get; }

    /// <summary>Gets a value.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="index">The position from 0.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no value at that position.</exception>
    T ElementAt<T>(int index);
}
