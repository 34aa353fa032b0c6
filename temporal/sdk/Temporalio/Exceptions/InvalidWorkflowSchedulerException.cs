namespace Temporalio.Exceptions;

/// <summary>A workflow ran code on another scheduler than its own, as <c>Task.Run</c> and timers of .NET do.</summary>
public class InvalidWorkflowSchedulerException : InvalidWorkflowOperationException
{
    private readonly string? _stackTrace;

    internal InvalidWorkflowSchedulerException(string message, string? stackTrace)
        : base(message) => _stackTrace = stackTrace;

    /// <summary>Gets the stack at the forbidden call, which is not where the exception is thrown.</summary>
    public override string? StackTrace => _stackTrace ?? base.StackTrace;
}
