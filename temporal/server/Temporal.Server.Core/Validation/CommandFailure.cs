using Temporal.Server.Core.Errors;
using Temporalio.Api.Enums.V1;

namespace Temporal.Server.Core.Validation;

/// <summary>Why a command fails its workflow task.</summary>
/// <param name="Cause">The cause that the WorkflowTaskFailed event carries.</param>
/// <param name="Reason">What is wrong; empty when the cause says it all.</param>
/// <param name="EndsRun">Whether the run is terminated too, with <see cref="Message"/> as the reason: something is too large, and the next try would be as large.</param>
public sealed record CommandFailure(WorkflowTaskFailedCause Cause, string Reason, bool EndsRun = false)
{
    /// <summary>Gets the text of the failure in the event and of the refusal that the worker gets.</summary>
    public string Message => Reason.Length == 0 ? Cause.ToString() : $"{Cause}: {Reason}";

    /// <summary>Makes the refusal that the worker gets.</summary>
    public ServiceException ToException() => Invalid.Argument(Message);
}
