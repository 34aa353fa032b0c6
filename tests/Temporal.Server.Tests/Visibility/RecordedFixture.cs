using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Temporal.Server.Core.Validation;
using Temporal.Server.Storage;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Workflow.V1;

namespace Temporal.Server.Tests.Visibility;

/// <summary>The eight executions that the recorded queries search.</summary>
internal static class RecordedFixture
{
    public const string Namespace = "11111111-1111-4111-8111-111111111111";

    /// <summary>2026-01-01, as seconds since 1970.</summary>
    private const long Start = 1_767_225_600;

    private static readonly Dictionary<string, IndexedValueType> AttributeTypes = new(StringComparer.Ordinal)
    {
        ["CKeyword"] = IndexedValueType.Keyword,
        ["CInt"] = IndexedValueType.Int,
        ["CText"] = IndexedValueType.Text,
        ["CDouble"] = IndexedValueType.Double,
        ["CBool"] = IndexedValueType.Bool,
        ["CDatetime"] = IndexedValueType.Datetime,
        ["CList"] = IndexedValueType.KeywordList,
    };

    public static ISearchAttributeTypes Types { get; } = new FixedTypes();

    public static StoreTransaction Rows(long epoch)
    {
        var transaction = new StoreTransaction { Epoch = epoch };
        Add(transaction, "order-1", "alpha", null, ("CKeyword", "\"red\""), ("CInt", "1"), ("CText", "\"the quick brown fox\""), ("CDouble", "1.5"), ("CBool", "true"), ("CDatetime", "\"2024-01-01T00:00:00Z\""), ("CList", "[\"a\",\"b\"]"));
        Add(transaction, "order-2", "alpha", WorkflowExecutionStatus.Completed, ("CKeyword", "\"green\""), ("CInt", "2"), ("CText", "\"lazy dog\""), ("CDouble", "2.5"), ("CBool", "false"), ("CDatetime", "\"2024-06-01T00:00:00Z\""), ("CList", "[\"b\",\"c\"]"));
        Add(transaction, "order-3", "beta", WorkflowExecutionStatus.Failed, ("CKeyword", "\"blue\""), ("CInt", "3"), ("CText", "\"quick dog\""), ("CDouble", "-3.25"), ("CBool", "true"));
        Add(transaction, "order-4", "beta", WorkflowExecutionStatus.Terminated, ("CKeyword", "\"redder\""), ("CInt", "40"), ("CList", "[\"c\"]"));
        Add(transaction, "order-5", "Gamma", WorkflowExecutionStatus.Canceled, ("CInt", "-5"));
        Add(transaction, "ship'1", "alpha", null);
        Add(transaction, "ship \"2\"", "delta", null, ("CKeyword", "\"it's\""));
        Add(transaction, "ship%3_x", "alpha", WorkflowExecutionStatus.Completed, ("CKeyword", "\"50%_off\""));
        return transaction;
    }

    private static void Add(StoreTransaction transaction, string id, string type, WorkflowExecutionStatus? closed, params (string Name, string Json)[] attributes)
    {
        var number = transaction.Executions.Count + 1;
        var run = new RunKey(Namespace, id, $"00000000-0000-4000-8000-00000000000{number}");
        var start = new Timestamp { Seconds = Start + (number * 10) };
        var info = new WorkflowExecutionInfo
        {
            Execution = new WorkflowExecution { WorkflowId = id, RunId = run.RunId },
            RootExecution = new WorkflowExecution { WorkflowId = id, RunId = run.RunId },
            Type = new WorkflowType { Name = type },
            StartTime = start,
            ExecutionTime = start,
            Status = closed ?? WorkflowExecutionStatus.Running,
            TaskQueue = $"fq{number}",
            HistoryLength = closed is null ? 2 : closed == WorkflowExecutionStatus.Terminated ? 3 : 5,
            HistorySizeBytes = 500,
            StateTransitionCount = 3,
            SearchAttributes = new SearchAttributes(),
        };
        if (closed is not null)
        {
            info.CloseTime = new Timestamp { Seconds = start.Seconds + 1 };
            info.ExecutionDuration = new Duration { Seconds = 1 };
        }

        foreach (var (name, json) in attributes)
        {
            Set(info, name, json, AttributeTypes[name]);
        }

        if (closed is not null and not WorkflowExecutionStatus.Terminated)
        {
            Set(info, "BuildIds", "[\"unversioned\"]", IndexedValueType.KeywordList);
        }

        transaction.Executions.Add(new ExecutionWrite(run, new byte[] { 1 }, closed is null));
        transaction.Visibility.Add(new VisibilityWrite(Namespace, info));
    }

    private static void Set(WorkflowExecutionInfo info, string name, string json, IndexedValueType type) => info.SearchAttributes.IndexedFields[name] = new Payload
    {
        Data = ByteString.CopyFromUtf8(json),
        Metadata = { ["encoding"] = ByteString.CopyFromUtf8("json/plain"), ["type"] = ByteString.CopyFromUtf8(type.ToString()) },
    };

    private sealed class FixedTypes : ISearchAttributeTypes
    {
        public IndexedValueType GetAttributeType(string name) => AttributeTypes.GetValueOrDefault(name);
    }
}
