using Temporalio.Exceptions;

namespace Temporalio.Activities;

/// <summary>Thrown by an activity that returns now and is completed later from outside, by an async activity handle.</summary>
public class CompleteAsyncException : TemporalException
{
    /// <summary>Initializes a new instance of the <see cref="CompleteAsyncException"/> class.</summary>
    public CompleteAsyncException()
        : base("Activity will complete asynchronously")
    {
    }
}
