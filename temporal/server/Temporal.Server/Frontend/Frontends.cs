using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Validation;
using Temporal.Server.Namespaces;
using Temporal.Server.Storage;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.ErrorDetails.V1;

namespace Temporal.Server.Frontend;

/// <summary>What the RPCs of executions have in common.</summary>
internal static class Frontends
{
    /// <summary>An empty poll goes back this long before the caller's deadline, so that he gets an answer and no error.</summary>
    private static readonly TimeSpan DeadlineReserve = TimeSpan.FromSeconds(1);

    /// <summary>Finds the namespace that a request names.</summary>
    /// <exception cref="ServiceException">None is named, or there is none of the name.</exception>
    public static NamespaceEntry Require(this INamespaceRegistry namespaces, string name)
    {
        Requests.CheckNamespaceName(name);
        return namespaces.FindByName(name) ?? throw Invalid.UnknownNamespace(name);
    }

    /// <summary>Finds the namespace of a request that starts something new.</summary>
    /// <exception cref="ServiceException">There is none of the name, or it is deprecated.</exception>
    public static NamespaceEntry RequireRegistered(this INamespaceRegistry namespaces, string name)
    {
        var entry = namespaces.Require(name);
        return entry.State == NamespaceState.Registered
            ? entry
            : throw new ServiceException(
                ServiceErrorKind.FailedPrecondition,
                $"Namespace has invalid state: {entry.State}. Must be Registered.",
                new NamespaceInvalidStateFailure { Namespace = name, State = entry.State, AllowedStates = { NamespaceState.Registered } });
    }

    /// <summary>Finds the run that a request names; an empty run id means the latest.</summary>
    /// <exception cref="ServiceException">The namespace is unknown, or the workflow is not named properly.</exception>
    public static RunKey RunOf(this INamespaceRegistry namespaces, string namespaceName, WorkflowExecution? execution)
    {
        var entry = namespaces.Require(namespaceName);
        Requests.CheckExecution(execution);
        return new RunKey(entry.Id, execution!.WorkflowId, execution.RunId);
    }

    /// <summary>Gets how long a call may wait.</summary>
    /// <param name="asked">The caller's deadline, or null.</param>
    /// <param name="max">The server's own limit.</param>
    public static TimeSpan WaitOf(TimeSpan? asked, TimeSpan max)
    {
        if (asked is not { } timeout || timeout >= max + DeadlineReserve)
        {
            return max;
        }

        var wait = timeout - DeadlineReserve;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
