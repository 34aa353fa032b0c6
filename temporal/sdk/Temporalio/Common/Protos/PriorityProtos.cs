using PriorityMessage = Temporalio.Api.Common.V1.Priority;

namespace Temporalio.Common.Protos;

/// <summary>Priorities as messages.</summary>
internal static class PriorityProtos
{
    /// <summary>Makes the message of a priority.</summary>
    /// <param name="priority">The priority.</param>
    /// <returns>A new message.</returns>
    public static PriorityMessage ToProto(this Priority priority) => new()
    {
        PriorityKey = priority.PriorityKey ?? 0,
        FairnessKey = priority.FairnessKey ?? string.Empty,
        FairnessWeight = priority.FairnessWeight ?? 0F,
    };

    /// <summary>Makes the priority that a message describes.</summary>
    /// <param name="message">The message, or null.</param>
    /// <returns>The priority; <see cref="Priority.Default"/> for null.</returns>
    public static Priority ToPriority(this PriorityMessage? message)
        => message is null
            ? Priority.Default
            : new(
                message.PriorityKey == 0 ? null : message.PriorityKey,
                message.FairnessKey.Length == 0 ? null : message.FairnessKey,
                message.FairnessWeight == 0 ? null : message.FairnessWeight);
}
