using System.Reflection;
using Temporalio.Workflows;

namespace Temporalio.Scenarios;

/// <summary>All workflows of the scenarios, and which code goes with a recording where several have the same name.</summary>
public static class ScenarioCatalog
{
    // By recording, "language/scenario" or "scenario" for all languages; else the first of the name is meant.
    private static readonly Dictionary<string, Type> ByRecording = new(StringComparer.Ordinal)
    {
        ["typescript/timer-cancelled"] = typeof(TimerCancelledLongFirstWorkflow),
        ["typescript/local-activity"] = typeof(LocalActivityPlainWorkflow),
        ["patch-v1"] = typeof(PatchedBeforeWorkflow),
        ["patch-v2"] = typeof(PatchedWorkflow),
        ["patch-v3-deprecated"] = typeof(PatchedDeprecatedWorkflow),
    };

    private static readonly Type[] Variants =
    [
        typeof(TimerCancelledLongFirstWorkflow), typeof(LocalActivityPlainWorkflow), typeof(PatchedBeforeWorkflow),
        typeof(PatchedDeprecatedWorkflow), typeof(NonDeterministicOtherWorkflow),
    ];

    /// <summary>Gets the workflows, each name once.</summary>
    public static IReadOnlyList<WorkflowDefinition> Workflows { get; } =
    [
        .. typeof(ScenarioCatalog).Assembly.GetTypes()
            .Where(t => t.GetCustomAttribute<WorkflowAttribute>() is not null && !Variants.Contains(t))
            .Select(WorkflowDefinition.Create),
    ];

    /// <summary>The workflows to use with a recording.</summary>
    /// <param name="language">The SDK that made it.</param>
    /// <param name="scenario">Its scenario.</param>
    /// <returns>The workflows, each name once.</returns>
    public static IReadOnlyList<WorkflowDefinition> For(string language, string scenario)
    {
        if (!ByRecording.TryGetValue($"{language}/{scenario}", out var type) && !ByRecording.TryGetValue(scenario, out type))
        {
            return Workflows;
        }

        var definition = WorkflowDefinition.Create(type);
        return [definition, .. Workflows.Where(w => w.Name != definition.Name)];
    }
}
