using Google.Protobuf.WellKnownTypes;
using Temporal.Server.Core.Limits;

namespace Temporal.Server.Core.Validation;

/// <summary>What the checks of commands need to know of the run and its namespace.</summary>
/// <param name="NamespaceName">The run's namespace.</param>
/// <param name="TaskQueue">The run's normal task queue: the default of its activities, children and next run.</param>
/// <param name="WorkflowType">The run's type: the default of its next run.</param>
/// <param name="SearchAttributes">The namespace's custom search attributes.</param>
/// <param name="NamespaceExists">Tells whether there is a namespace of a name.</param>
/// <param name="Limits">The limits.</param>
public sealed record CommandContext(
    string NamespaceName,
    string TaskQueue,
    string WorkflowType,
    ISearchAttributeTypes SearchAttributes,
    Func<string, bool> NamespaceExists,
    ServerLimits Limits)
{
    /// <summary>Gets the run's run timeout: no activity lasts longer.</summary>
    public Duration? RunTimeout { get; init; }

    /// <summary>Gets the run's task timeout: the default of its next run.</summary>
    public Duration? TaskTimeout { get; init; }
}
