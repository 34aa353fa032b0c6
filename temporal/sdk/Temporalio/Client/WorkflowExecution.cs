using Temporalio.Api.Enums.V1;
using Temporalio.Api.Workflow.V1;
using Temporalio.Common;
using Temporalio.Common.Protos;
using Temporalio.Converters;

namespace Temporalio.Client;

/// <summary>A workflow run as lists show it.</summary>
public class WorkflowExecution
{
    private readonly Lazy<IReadOnlyDictionary<string, IEncodedRawValue>> _memo;
    private readonly Lazy<SearchAttributeCollection> _searchAttributes;

    /// <summary>Initializes a new instance of the <see cref="WorkflowExecution"/> class.</summary>
    /// <param name="rawInfo">The server's answer.</param>
    /// <param name="dataConverter">Converts the memo.</param>
    /// <param name="clientNamespaceForDataConverterWithContext">The namespace of the converter's context.</param>
    protected internal WorkflowExecution(
        WorkflowExecutionInfo rawInfo, DataConverter dataConverter, string clientNamespaceForDataConverterWithContext)
    {
        RawInfo = rawInfo;
        DataConverter = dataConverter.WithSerializationContext(
            new ISerializationContext.Workflow(clientNamespaceForDataConverterWithContext, rawInfo.Execution.WorkflowId));
        _memo = new(() => rawInfo.Memo is null
            ? new Dictionary<string, IEncodedRawValue>(StringComparer.Ordinal)
            : rawInfo.Memo.Fields.ToDictionary(
                f => f.Key, f => (IEncodedRawValue)new EncodedRawValue(DataConverter, f.Value), StringComparer.Ordinal));
        _searchAttributes = new(() => rawInfo.SearchAttributes is null
            ? SearchAttributeCollection.Empty
            : SearchAttributeCollection.FromProto(rawInfo.SearchAttributes));
    }

    /// <summary>Gets the workflow id.</summary>
    public string Id => RawInfo.Execution.WorkflowId;

    /// <summary>Gets the run id.</summary>
    public string RunId => RawInfo.Execution.RunId;

    /// <summary>Gets the workflow type.</summary>
    public string WorkflowType => RawInfo.Type.Name;

    /// <summary>Gets the task queue.</summary>
    public string TaskQueue => RawInfo.TaskQueue;

    /// <summary>Gets the status.</summary>
    public WorkflowExecutionStatus Status => RawInfo.Status;

    /// <summary>Gets when the run was created, UTC.</summary>
    public DateTime StartTime => RawInfo.StartTime.ToDateTime();

    /// <summary>Gets when the run started after a delay or a cron's wait, UTC, or null.</summary>
    public DateTime? ExecutionTime => RawInfo.ExecutionTime.ToUtc();

    /// <summary>Gets when the run closed, UTC, or null.</summary>
    public DateTime? CloseTime => RawInfo.CloseTime.ToUtc();

    /// <summary>Gets the number of events.</summary>
    public int HistoryLength => (int)RawInfo.HistoryLength;

    /// <summary>Gets the memo.</summary>
    public IReadOnlyDictionary<string, IEncodedRawValue> Memo => _memo.Value;

    /// <summary>Gets the parent's workflow id, or null.</summary>
    public string? ParentId => RawInfo.ParentExecution?.WorkflowId;

    /// <summary>Gets the parent's run id, or null.</summary>
    public string? ParentRunId => RawInfo.ParentExecution?.RunId;

    /// <summary>Gets the search attributes.</summary>
    public SearchAttributeCollection TypedSearchAttributes => _searchAttributes.Value;

    /// <summary>Gets the server's answer.</summary>
    internal WorkflowExecutionInfo RawInfo { get; }

    /// <summary>Gets the converter in the workflow's context.</summary>
    private protected DataConverter DataConverter { get; }
}
