using Temporalio.Api.Command.V1;
using Temporalio.Api.Enums.V1;

namespace Temporal.Server.Core.Validation;

/// <summary>Answers the commands of Nexus operations, which this version does not offer.</summary>
internal static class NexusCommands
{
    private const string Disabled = "Nexus operations are not supported by this version of the server";

    public static CommandFailure? Failure(ScheduleNexusOperationCommandAttributes? attributes) =>
        attributes is null
            ? new(WorkflowTaskFailedCause.BadScheduleNexusOperationAttributes, "empty ScheduleNexusOperationCommandAttributes")
            : new(WorkflowTaskFailedCause.FeatureDisabled, Disabled);

    public static CommandFailure? Failure(RequestCancelNexusOperationCommandAttributes? attributes) =>
        attributes is null
            ? new(WorkflowTaskFailedCause.BadRequestCancelNexusOperationAttributes, "empty CancelNexusOperationCommandAttributes")
            : new(WorkflowTaskFailedCause.FeatureDisabled, Disabled);
}
