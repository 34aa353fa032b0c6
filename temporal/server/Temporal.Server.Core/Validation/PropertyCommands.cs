using Temporalio.Api.Command.V1;
using Temporalio.Api.Enums.V1;

namespace Temporal.Server.Core.Validation;

/// <summary>Checks the commands that change search attributes and the memo.</summary>
internal static class PropertyCommands
{
    public static CommandFailure? FillAndFindFailure(UpsertWorkflowSearchAttributesCommandAttributes? attributes, CommandContext context)
    {
        const WorkflowTaskFailedCause cause = WorkflowTaskFailedCause.BadSearchAttributes;
        if (attributes is null)
        {
            return new(cause, "UpsertWorkflowSearchAttributesCommandAttributes is not set on UpsertWorkflowSearchAttributesCommand.");
        }

        if (attributes.SearchAttributes is null)
        {
            return new(cause, "SearchAttributes is not set on UpsertWorkflowSearchAttributesCommand.");
        }

        if (attributes.SearchAttributes.IndexedFields.Count == 0)
        {
            return new(cause, "IndexedFields is not set on UpsertWorkflowSearchAttributesCommand.");
        }

        return SearchAttributeRules.FillAndFindError(attributes.SearchAttributes, context.NamespaceName, context.SearchAttributes, context.Limits) is { } error
            ? new(cause, error.Text, error.IsTooLarge)
            : null;
    }

    public static CommandFailure? Failure(ModifyWorkflowPropertiesCommandAttributes? attributes, CommandContext context)
    {
        const WorkflowTaskFailedCause cause = WorkflowTaskFailedCause.BadModifyWorkflowPropertiesAttributes;
        if (attributes is null)
        {
            return new(cause, "ModifyWorkflowPropertiesCommandAttributes is not set on ModifyWorkflowPropertiesCommand.");
        }

        if (attributes.UpsertedMemo is null)
        {
            return new(cause, "UpsertedMemo is not set on ModifyWorkflowPropertiesCommand.");
        }

        return Texts.IsOver(attributes.UpsertedMemo, context.Limits.MemoBytesMax)
            ? new(cause, "ModifyWorkflowPropertiesCommandAttributes exceeds size limit.", EndsRun: true)
            : null;
    }
}
