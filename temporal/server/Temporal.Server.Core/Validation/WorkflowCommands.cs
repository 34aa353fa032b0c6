using System.Globalization;
using Temporalio.Api.Command.V1;
using Temporalio.Api.Enums.V1;

namespace Temporal.Server.Core.Validation;

/// <summary>Checks the commands that a worker completes a workflow task with, before any of them is carried out.</summary>
public static class WorkflowCommands
{
    /// <summary>Checks that all types are known and that a command that closes the run is the last.</summary>
    /// <exception cref="Errors.ServiceException">The order is wrong; the task stays as it is.</exception>
    public static void CheckSequence(IReadOnlyList<Command> commands)
    {
        for (var index = 0; index < commands.Count; index++)
        {
            var type = commands[index].CommandType;
            if (type == CommandType.Unspecified || !Enum.IsDefined(type))
            {
                var name = Enum.IsDefined(type) ? type.ToString() : ((int)type).ToString(CultureInfo.InvariantCulture);
                throw Invalid.Argument($"unknown command type: {name}");
            }

            if (IsClose(type) && index < commands.Count - 1)
            {
                throw Invalid.Argument(
                    $"invalid command sequence: [{string.Join(", ", commands.Select(command => command.CommandType))}], command {type} must be the last command.");
            }
        }
    }

    /// <summary>Tells whether a command closes the run.</summary>
    public static bool IsClose(CommandType type) => type
        is CommandType.CompleteWorkflowExecution
        or CommandType.FailWorkflowExecution
        or CommandType.CancelWorkflowExecution
        or CommandType.ContinueAsNewWorkflowExecution;

    /// <summary>Checks one command and fills in its defaults, in place.</summary>
    /// <param name="command">The command; of a known type.</param>
    /// <param name="context">The run and its namespace.</param>
    /// <returns>Why the command fails the task, or null when it is fine.</returns>
    /// <exception cref="Errors.ServiceException">The command names a namespace that does not exist; the task stays as it is.</exception>
    public static CommandFailure? FillAndFindFailure(Command command, CommandContext context)
    {
        switch (command.CommandType)
        {
            case CommandType.ScheduleActivityTask:
                return ActivityCommands.FillAndFindFailure(command.ScheduleActivityTaskCommandAttributes, context);
            case CommandType.RequestCancelActivityTask:
                return SimpleCommands.Failure(command.RequestCancelActivityTaskCommandAttributes);
            case CommandType.StartTimer:
                return SimpleCommands.Failure(command.StartTimerCommandAttributes, context);
            case CommandType.CancelTimer:
                return SimpleCommands.Failure(command.CancelTimerCommandAttributes, context);
            case CommandType.RecordMarker:
                return SimpleCommands.Failure(command.RecordMarkerCommandAttributes, context);
            case CommandType.ProtocolMessage:
                return SimpleCommands.Failure(command.ProtocolMessageCommandAttributes, context);
            case CommandType.UpsertWorkflowSearchAttributes:
                return PropertyCommands.FillAndFindFailure(command.UpsertWorkflowSearchAttributesCommandAttributes, context);
            case CommandType.ModifyWorkflowProperties:
                return PropertyCommands.Failure(command.ModifyWorkflowPropertiesCommandAttributes, context);
            case CommandType.StartChildWorkflowExecution:
                return ChildCommands.FillAndFindFailure(command.StartChildWorkflowExecutionCommandAttributes, context);
            case CommandType.SignalExternalWorkflowExecution:
                return ExternalCommands.Failure(command.SignalExternalWorkflowExecutionCommandAttributes, context);
            case CommandType.RequestCancelExternalWorkflowExecution:
                return ExternalCommands.Failure(command.RequestCancelExternalWorkflowExecutionCommandAttributes, context);
            case CommandType.ScheduleNexusOperation:
                return NexusCommands.Failure(command.ScheduleNexusOperationCommandAttributes);
            case CommandType.RequestCancelNexusOperation:
                return NexusCommands.Failure(command.RequestCancelNexusOperationCommandAttributes);
            case CommandType.CompleteWorkflowExecution:
                return CloseCommands.Failure(command.CompleteWorkflowExecutionCommandAttributes, context);
            case CommandType.FailWorkflowExecution:
                return CloseCommands.Failure(command.FailWorkflowExecutionCommandAttributes, context);
            case CommandType.CancelWorkflowExecution:
                return CloseCommands.Failure(command.CancelWorkflowExecutionCommandAttributes, context);
            case CommandType.ContinueAsNewWorkflowExecution:
                return ContinueCommands.FillAndFindFailure(command.ContinueAsNewWorkflowExecutionCommandAttributes, context);
            case CommandType.Unspecified:
            default:
                throw Invalid.Argument($"unknown command type: {command.CommandType}");
        }
    }
}
