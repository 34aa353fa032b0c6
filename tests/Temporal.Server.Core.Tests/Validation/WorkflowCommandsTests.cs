using Google.Protobuf;
using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Limits;
using Temporal.Server.Core.Validation;
using Temporalio.Api.Command.V1;
using Xunit;

namespace Temporal.Server.Core.Tests.Validation;

public sealed class WorkflowCommandsTests
{
    private const string File = "commands.jsonl";

    private static readonly CommandContext Context = new(
        RecordedCases.Namespace, "tq", "type-a", RecordedCases.Types, name => name is RecordedCases.Namespace, ServerLimits.Default);

    public static TheoryData<string> Cases() => [.. RecordedCases.Names(File)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void FillAndFindFailure_RecordedCommands_AnswersAsRecorded(string name)
    {
        var recorded = RecordedCases.Read(File, name);
        var commands = recorded["commands"]!.AsArray().Select(command => JsonParser.Default.Parse<Command>(command!.ToJsonString())).ToList();

        var error = Record.Exception(() =>
        {
            WorkflowCommands.CheckSequence(commands);
            foreach (var command in commands)
            {
                if (WorkflowCommands.FillAndFindFailure(command, Context) is { } failure)
                {
                    throw failure.ToException();
                }
            }
        });

        if (recorded["message"] is { } message)
        {
            var refusal = Assert.IsType<ServiceException>(error);
            Assert.True(RecordedCases.Matches((string)message!, refusal.Message), $"expected: {message}\nactual: {refusal.Message}");
        }
        else
        {
            Assert.Null(error);
        }
    }
}
