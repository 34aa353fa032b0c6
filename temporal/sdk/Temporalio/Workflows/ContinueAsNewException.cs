using Temporalio.Exceptions;
using Temporalio.Worker.Interceptors;

namespace Temporalio.Workflows;

/// <summary>Thrown out of a workflow's run method to go on as a new run. <see cref="Workflow"/> makes it.</summary>
public class ContinueAsNewException : TemporalException
{
    /// <summary>Initializes a new instance of the <see cref="ContinueAsNewException"/> class.</summary>
    /// <param name="input">The new run.</param>
    internal ContinueAsNewException(CreateContinueAsNewExceptionInput input)
        : base("Continue as new") => Input = input;

    /// <summary>Gets the new run.</summary>
    internal CreateContinueAsNewExceptionInput Input { get; }
}
