namespace Temporalio.Common;

/// <summary>The order in which a task queue hands out waiting tasks: first by key, then fairly between fairness keys.</summary>
/// <remarks>A part left null is inherited: an activity's from its workflow, a child's from its parent.</remarks>
public sealed record Priority
{
    /// <summary>Initializes a new instance of the <see cref="Priority"/> class.</summary>
    /// <param name="priorityKey">A number from 1, the most urgent, to the server's limit (5 unless configured); null means inherited, or 3.</param>
    /// <param name="fairnessKey">Tasks of one key share its weight, at most 64 bytes; null means inherited.</param>
    /// <param name="fairnessWeight">The key's share against other keys, 0.001 to 1000; null means inherited, or 1.</param>
    public Priority(int? priorityKey = null, string? fairnessKey = null, float? fairnessWeight = null)
    {
        PriorityKey = priorityKey;
        FairnessKey = fairnessKey;
        FairnessWeight = fairnessWeight;
    }

    /// <summary>Gets the priority that inherits everything.</summary>
    public static Priority Default { get; } = new();

    /// <summary>Gets the key, 1 the most urgent.</summary>
    public int? PriorityKey { get; init; }

    /// <summary>Gets the fairness key.</summary>
    public string? FairnessKey { get; init; }

    /// <summary>Gets the weight of the fairness key.</summary>
    public float? FairnessWeight { get; init; }
}
