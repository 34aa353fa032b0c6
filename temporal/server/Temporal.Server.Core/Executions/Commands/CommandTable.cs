using System.Collections.Frozen;
using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Validation;
using Temporalio.Api.Command.V1;
using Temporalio.Api.Enums.V1;

namespace Temporal.Server.Core.Executions.Commands;

/// <summary>Which function carries out which command.</summary>
internal static class CommandTable
{
    private static readonly FrozenDictionary<CommandType, Action<CommandScope, Command>> Handlers =
        new Dictionary<CommandType, Action<CommandScope, Command>>
        {
            [CommandType.ScheduleActivityTask] = ActivityCommandHandlers.Schedule,
            [CommandType.RequestCancelActivityTask] = ActivityCommandHandlers.RequestCancel,
            [CommandType.StartTimer] = TimerCommandHandlers.Start,
            [CommandType.CancelTimer] = TimerCommandHandlers.Cancel,
            [CommandType.RecordMarker] = PropertyCommandHandlers.RecordMarker,
            [CommandType.UpsertWorkflowSearchAttributes] = PropertyCommandHandlers.UpsertSearchAttributes,
            [CommandType.ModifyWorkflowProperties] = PropertyCommandHandlers.ModifyProperties,
            [CommandType.StartChildWorkflowExecution] = ChildCommandHandlers.Start,
            [CommandType.SignalExternalWorkflowExecution] = ExternalCommandHandlers.Signal,
            [CommandType.RequestCancelExternalWorkflowExecution] = ExternalCommandHandlers.RequestCancel,
            [CommandType.CompleteWorkflowExecution] = CloseCommandHandlers.Complete,
            [CommandType.FailWorkflowExecution] = CloseCommandHandlers.Fail,
            [CommandType.CancelWorkflowExecution] = CloseCommandHandlers.Cancel,
            [CommandType.ProtocolMessage] = static (scope, command) => scope.Updates.Handle(command.ProtocolMessageCommandAttributes.MessageId),
            [CommandType.ContinueAsNewWorkflowExecution] = CloseCommandHandlers.ContinueAsNew,
        }.ToFrozenDictionary();

    /// <summary>Checks a command and carries it out.</summary>
    /// <exception cref="CommandFailedException">It can't be carried out.</exception>
    /// <exception cref="ServiceException">The completion is refused; the task goes on.</exception>
    public static void Handle(CommandScope scope, Command command)
    {
        CommandScope.Check(WorkflowCommands.FillAndFindFailure(command, scope.Completion.Checks));
        if (!Handlers.TryGetValue(command.CommandType, out var handle))
        {
            throw new ServiceException(ServiceErrorKind.Unimplemented, $"command {command.CommandType} is not implemented");
        }

        handle(scope, command);
    }
}
