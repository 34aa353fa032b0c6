using System.Reflection;

namespace Temporalio.Worker.Interceptors;

/// <summary>A run of a workflow.</summary>
/// <param name="Instance">The instance of the workflow class.</param>
/// <param name="RunMethod">The run method.</param>
/// <param name="Args">The arguments.</param>
public record ExecuteWorkflowInput(
    object Instance,
    MethodInfo RunMethod,
    object?[] Args);
