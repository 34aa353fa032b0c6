using Google.Protobuf;
using Google.Protobuf.Collections;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Query.V1;
using Temporalio.Api.Sdk.V1;
using Temporalio.Worker.Interceptors;

namespace Temporalio.Core.Instances;

/// <summary>Answers queries: those of the workflow, and those that every workflow has.</summary>
internal static class Queries
{
    private const string StackTrace = "__stack_trace";
    private const string Metadata = "__temporal_workflow_metadata";

    public static WorkflowQueryResult Answer(WorkflowInstance instance, string id, WorkflowQuery query)
    {
        try
        {
            var answer = Ask(instance, id, query);
            return new WorkflowQueryResult
            {
                ResultType = QueryResultType.Answered,
                Answer = new Payloads { Payloads_ = { instance.PayloadConverter.ToPayload(answer) } },
            };
        }
#pragma warning disable CA1031 // Whatever a handler throws is the answer.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new WorkflowQueryResult
            {
                ResultType = QueryResultType.Failed,
                ErrorMessage = e.Message,
                Failure = instance.ToFailure(e),
            };
        }
    }

    private static object? Ask(WorkflowInstance instance, string id, WorkflowQuery query)
    {
        var handlers = instance.Handlers;
        var name = query.QueryType;
        if (!handlers.Queries.TryGetValue(name, out var definition))
        {
            switch (name)
            {
                case StackTrace:
                    return instance.Traces.Write();
                case Metadata:
                    return new RawJson(Describe(instance)).Payload;
                default:
                    definition = handlers.DynamicQuery ?? throw new InvalidOperationException(
                        $"Query handler for '{name}' expected but not found, known queries: [{Known(handlers)}]");
                    break;
            }
        }

        var args = definition.Dynamic
            ? Arguments.ReadDynamic(name, query.QueryArgs)
            : Arguments.Read(instance.PayloadConverter, query.QueryArgs, definition.Invoker.Parameters, $"The query '{name}'");
        return instance.Inbound.HandleQuery(new HandleQueryInput(id, name, definition, args, query.Header?.Fields.AsReadOnly()));
    }

    private static string Known(Handlers handlers)
        => string.Join(' ', handlers.Queries.Keys.Append(StackTrace).Append(Metadata).Order(StringComparer.Ordinal));

    private static WorkflowMetadata Describe(WorkflowInstance instance)
    {
        var handlers = instance.Handlers;
        var definition = new Api.Sdk.V1.WorkflowDefinition { Type = instance.Definition.Dynamic ? string.Empty : instance.Info.WorkflowType };
        foreach (var query in handlers.Queries.Values.Append(handlers.DynamicQuery))
        {
            Add(definition.QueryDefinitions, query is not null, query?.Name, query?.Description);
        }

        foreach (var signal in handlers.Signals.Values.Append(handlers.DynamicSignal))
        {
            Add(definition.SignalDefinitions, signal is not null, signal?.Name, signal?.Description);
        }

        foreach (var update in handlers.Updates.Values.Append(handlers.DynamicUpdate))
        {
            Add(definition.UpdateDefinitions, update is not null, update?.Name, update?.Description);
        }

        return new WorkflowMetadata { Definition = definition, CurrentDetails = instance.CurrentDetails };
    }

    private static void Add(RepeatedField<WorkflowInteractionDefinition> list, bool exists, string? name, string? description)
    {
        if (exists)
        {
            list.Add(new WorkflowInteractionDefinition { Name = name ?? string.Empty, Description = description ?? string.Empty });
        }
    }

    /// <summary>A message as the JSON that user interfaces expect, whatever converter the workflow has.</summary>
    private sealed record RawJson(IMessage Message)
    {
        public Converters.RawValue Payload => new(new Payload
        {
            Data = ByteString.CopyFromUtf8(JsonFormatter.Default.Format(Message)),
            Metadata =
            {
                ["encoding"] = ByteString.CopyFromUtf8("json/protobuf"),
                ["messageType"] = ByteString.CopyFromUtf8(Message.Descriptor.FullName),
            },
        });
    }
}
