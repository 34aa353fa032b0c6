namespace Temporalio.Worker.Tuning;

/// <summary>What runs in a slot; one derived record for each <see cref="SlotType"/>.</summary>
public record SlotInfo
{
    private protected SlotInfo()
    {
    }

    /// <summary>A workflow task.</summary>
    /// <param name="WorkflowType">The workflow's type name.</param>
    /// <param name="IsSticky">Whether the task came from the worker's sticky queue.</param>
    public record WorkflowSlotInfo(string WorkflowType, bool IsSticky) : SlotInfo;

    /// <summary>An activity task.</summary>
    /// <param name="ActivityType">The activity's type name.</param>
    public record ActivitySlotInfo(string ActivityType) : SlotInfo;

    /// <summary>A local activity.</summary>
    /// <param name="ActivityType">The activity's type name.</param>
    public record LocalActivitySlotInfo(string ActivityType) : SlotInfo;

    /// <summary>A Nexus operation.</summary>
    /// <param name="ServiceHandlerType">The service's name.</param>
    /// <param name="OperationName">The operation's name.</param>
    public record NexusOperationSlotInfo(string ServiceHandlerType, string OperationName) : SlotInfo;
}
