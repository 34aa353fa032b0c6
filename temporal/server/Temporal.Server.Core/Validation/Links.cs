using System.Globalization;
using Temporal.Server.Core.Limits;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;

namespace Temporal.Server.Core.Validation;

/// <summary>Checks the links that a request attaches to events.</summary>
public static class Links
{
    /// <summary>Checks links.</summary>
    /// <exception cref="Errors.ServiceException">There are too many, one is too large, or one lacks a part.</exception>
    public static void Check(IReadOnlyCollection<Link> links, ServerLimits limits)
    {
        if (links.Count > limits.LinksMax)
        {
            throw Invalid.Argument(string.Create(CultureInfo.InvariantCulture, $"cannot attach more than {limits.LinksMax} links per request, got {links.Count}"));
        }

        foreach (var link in links)
        {
            var size = link.CalculateSize();
            if (size > limits.LinkBytesMax)
            {
                throw Invalid.Argument(string.Create(CultureInfo.InvariantCulture, $"link exceeds allowed size of {limits.LinkBytesMax}, got {size}"));
            }

            if (Error(link) is { } error)
            {
                throw Invalid.Argument(error);
            }
        }
    }

    private static string? Error(Link link) => link switch
    {
        { WorkflowEvent: { } value } => Missing("workflow event", ("namespace", value.Namespace), ("workflow ID", value.WorkflowId), ("run ID", value.RunId)) ?? ReferenceError(value),
        { BatchJob: { } value } => value.JobId.Length == 0 ? "batch job link must not have an empty job ID" : null,
        { Activity: { } value } => Missing("activity", ("namespace", value.Namespace), ("activity ID", value.ActivityId), ("run ID", value.RunId)),
        { NexusOperation: { } value } => Missing("nexus operation", ("namespace", value.Namespace), ("operation ID", value.OperationId), ("run ID", value.RunId)),
        { Workflow: { } value } => Missing("workflow", ("namespace", value.Namespace), ("workflow ID", value.WorkflowId), ("run ID", value.RunId)),
        _ => "unsupported link variant",
    };

    private static string? Missing(string kind, params ReadOnlySpan<(string Name, string Value)> fields)
    {
        foreach (var (name, value) in fields)
        {
            if (value.Length == 0)
            {
                return $"{kind} link must not have an empty {name} field";
            }
        }

        return null;
    }

    private static string? ReferenceError(Link.Types.WorkflowEvent link) =>
        link.EventRef is { EventType: EventType.Unspecified, EventId: not 0 }
            ? "workflow event link ref cannot have an unspecified event type and a non-zero event ID"
            : null;
}
