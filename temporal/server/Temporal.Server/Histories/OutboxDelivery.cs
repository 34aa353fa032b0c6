using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Executions;
using Temporal.Server.Storage;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;

namespace Temporal.Server.Histories;

/// <summary>Delivers what one run has to tell another, and records the answer in the sender.</summary>
internal sealed class OutboxDelivery(HistoryEngine engine)
{
    private const string CloseReason = "by parent close policy";

    public async ValueTask DeliverAsync(RunKey sender, OutgoingRequest request)
    {
        var initiated = await HistoryReader.ReadOneAsync(engine, sender, request.InitiatedEventId, CancellationToken.None);
        switch (request.Kind)
        {
            case OutgoingKind.StartChild:
                await StartChildAsync(sender, request, initiated);
                break;
            case OutgoingKind.Signal:
                await SignalAsync(sender, request, initiated.SignalExternalWorkflowExecutionInitiatedEventAttributes);
                break;
            case OutgoingKind.Cancel:
                await CancelAsync(sender, request, initiated.RequestCancelExternalWorkflowExecutionInitiatedEventAttributes);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Applies the parent-close policy to a child of a closed run.</summary>
    public async ValueTask CloseChildAsync(RunKey parent, ChildState child)
    {
        await IgnoreGoneAsync(() => engine.UpdateAsync(
            new RunKey(child.NamespaceId, child.WorkflowId, string.Empty),
            (cached, decision) =>
            {
                // The latest run of the chain that the parent's event started, if the id is not used by another one by now.
                if (IsChild(cached.State, parent, child.InitiatedEventId) && decision.IsRunning)
                {
                    ApplyPolicy(decision, parent, child);
                }

                return true;
            },
            CancellationToken.None));
        await engine.UpdateAsync(
            parent,
            (_, decision) =>
            {
                Acknowledgements.ChildClosed(decision, child.InitiatedEventId);
                return true;
            },
            CancellationToken.None);
    }

    /// <summary>Tells the parent how the run ended.</summary>
    public async ValueTask NotifyParentAsync(RunKey child, ParentState parent)
    {
        var ending = await engine.UpdateAsync(child, static (cached, _) => ChildEnding.Of(cached.State), CancellationToken.None);
        var last = await HistoryReader.ReadOneAsync(engine, child, ending.CloseEventId, CancellationToken.None);
        await IgnoreGoneAsync(() => engine.UpdateAsync(
            new RunKey(parent.NamespaceId, parent.WorkflowId, parent.RunId),
            (_, decision) =>
            {
                Children.Close(decision, parent.InitiatedEventId, ending, last);
                return true;
            },
            CancellationToken.None));
        await engine.UpdateAsync(
            child,
            static (_, decision) =>
            {
                Acknowledgements.ParentNotified(decision);
                return true;
            },
            CancellationToken.None);
    }

    private static void ApplyPolicy(Decision decision, RunKey parent, ChildState child)
    {
        if (child.ParentClosePolicy == ParentClosePolicy.RequestCancel)
        {
            var attributes = new WorkflowExecutionCancelRequestedEventAttributes
            {
                ExternalWorkflowExecution = new WorkflowExecution { WorkflowId = parent.WorkflowId, RunId = parent.RunId },
                Identity = SystemIdentities.History,
            };
            ExternalRequests.RequestCancel(decision, parent.RunId, attributes, []);
            return;
        }

        Closes.Terminate(decision, new WorkflowExecutionTerminatedEventAttributes { Reason = CloseReason, Identity = SystemIdentities.History });
    }

    private async ValueTask StartChildAsync(RunKey parent, OutgoingRequest request, HistoryEvent initiated)
    {
        var attributes = initiated.StartChildWorkflowExecutionInitiatedEventAttributes;
        string? startedRunId = null;
        var cause = StartChildWorkflowExecutionFailedCause.WorkflowAlreadyExists;
        try
        {
            var origin = await engine.UpdateAsync(parent, static (cached, _) => ChildOrigin.Of(cached.State), CancellationToken.None);
            var started = await WorkflowStarter.StartAsync(engine, ChildStarts.CommandOf(origin, request, initiated, NameOf(parent.NamespaceId)), CancellationToken.None);
            startedRunId = started.Run.RunId;
        }
        catch (ServiceException exception) when (exception.Kind == ServiceErrorKind.AlreadyExists)
        {
            // Recorded below.
        }

        if (engine.Namespaces.FindById(attributes.NamespaceId) is null)
        {
            cause = StartChildWorkflowExecutionFailedCause.NamespaceNotFound;
        }

        await engine.UpdateAsync(
            parent,
            (_, decision) =>
            {
                if (startedRunId is null)
                {
                    Children.StartFailed(decision, request.InitiatedEventId, attributes, cause);
                }
                else
                {
                    Children.Started(decision, request.InitiatedEventId, startedRunId, attributes.Header);
                }

                return true;
            },
            CancellationToken.None);
    }

    private static bool IsChild(ExecutionState state, RunKey parent, long initiatedEventId) =>
        state.Parent is { } known && known.RunId == parent.RunId && known.InitiatedEventId == initiatedEventId;

    private async ValueTask SignalAsync(RunKey sender, OutgoingRequest request, SignalExternalWorkflowExecutionInitiatedEventAttributes initiated)
    {
        var target = initiated.WorkflowExecution;
        var isDone = target.WorkflowId != sender.WorkflowId || initiated.NamespaceId != sender.NamespaceId;
        isDone = isDone && await TryAsync(
            new RunKey(initiated.NamespaceId, target.WorkflowId, target.RunId),
            (cached, decision) =>
            {
                RequireChild(initiated.ChildWorkflowOnly, cached.State, sender);
                ExternalRequests.Signal(
                    decision,
                    new WorkflowExecutionSignaledEventAttributes
                    {
                        SignalName = initiated.SignalName,
                        Input = initiated.Input,
                        Identity = SystemIdentities.History,
                        Header = initiated.Header,
                        ExternalWorkflowExecution = new WorkflowExecution { WorkflowId = sender.WorkflowId, RunId = sender.RunId },
                        RequestId = request.RequestId,
                    },
                    []);
                EventRecorder.Wake(decision);
            });
        await engine.UpdateAsync(
            sender,
            (_, decision) =>
            {
                Acknowledgements.SignalAnswered(decision, request.InitiatedEventId, initiated, NameOf(initiated.NamespaceId), isDone);
                return true;
            },
            CancellationToken.None);
    }

    private async ValueTask CancelAsync(
        RunKey sender, OutgoingRequest request, RequestCancelExternalWorkflowExecutionInitiatedEventAttributes initiated)
    {
        var target = initiated.WorkflowExecution;
        var isDone = target.WorkflowId != sender.WorkflowId || initiated.NamespaceId != sender.NamespaceId;
        isDone = isDone && await TryAsync(
            new RunKey(initiated.NamespaceId, target.WorkflowId, target.RunId),
            (cached, decision) =>
            {
                RequireChild(initiated.ChildWorkflowOnly, cached.State, sender);
                ExternalRequests.RequestCancel(
                    decision,
                    request.RequestId,
                    new WorkflowExecutionCancelRequestedEventAttributes
                    {
                        Cause = initiated.Reason,
                        ExternalInitiatedEventId = request.InitiatedEventId,
                        ExternalWorkflowExecution = new WorkflowExecution { WorkflowId = sender.WorkflowId, RunId = sender.RunId },
                        Identity = SystemIdentities.History,
                    },
                    []);
            });
        await engine.UpdateAsync(
            sender,
            (_, decision) =>
            {
                Acknowledgements.CancelAnswered(decision, request.InitiatedEventId, initiated, NameOf(initiated.NamespaceId), isDone);
                return true;
            },
            CancellationToken.None);
    }

    private static void RequireChild(bool isRequired, ExecutionState target, RunKey sender)
    {
        if (isRequired && (target.Parent?.WorkflowId != sender.WorkflowId || target.Parent.RunId != sender.RunId))
        {
            throw Refusals.ExecutionNotFound();
        }
    }

    private string NameOf(string namespaceId) => engine.Namespaces.FindById(namespaceId)?.Name ?? string.Empty;

    private async ValueTask<bool> TryAsync(RunKey target, Action<CachedRun, Decision> act)
    {
        try
        {
            return await engine.UpdateAsync(
                target,
                (cached, decision) =>
                {
                    act(cached, decision);
                    return true;
                },
                CancellationToken.None);
        }
        catch (ServiceException exception) when (exception.Kind is ServiceErrorKind.NotFound or ServiceErrorKind.InvalidArgument)
        {
            return false;
        }
    }

    private static async ValueTask IgnoreGoneAsync(Func<ValueTask<bool>> act)
    {
        try
        {
            await act();
        }
        catch (ServiceException exception) when (exception.Kind == ServiceErrorKind.NotFound)
        {
            // Deleted or never there: nobody is left to tell.
        }
    }
}
