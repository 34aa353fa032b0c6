using Temporalio.Api.Failure.V1;
using Temporalio.Api.Update.V1;

namespace Temporal.Server.Core.Updates;

/// <summary>The outcomes that the server gives in the place of a worker.</summary>
internal static class UpdateOutcomes
{
    /// <summary>The run ended before the handler did.</summary>
    public static Outcome RunCompleted() => Failed(
        "Workflow Update failed because the Workflow completed before the Update completed.", "AcceptedUpdateCompletedWorkflow");

    /// <summary>The worker completed the task without a word about the update.</summary>
    public static Outcome Unprocessed() => Failed(
        "Workflow Update is rejected because it wasn't processed by worker. Probably, Workflow Update is not supported by the worker.", "UnprocessedUpdate");

    private static Outcome Failed(string message, string type) => new()
    {
        Failure = new Failure
        {
            Message = message,
            Source = "Server",
            ApplicationFailureInfo = new ApplicationFailureInfo { Type = type, NonRetryable = true },
        },
    };
}
