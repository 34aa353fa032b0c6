using Temporalio.Api.Common.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Converters;

namespace Temporalio.Client;

/// <summary>A workflow run in full.</summary>
public class WorkflowExecutionDescription : WorkflowExecution
{
    internal WorkflowExecutionDescription(DescribeWorkflowExecutionResponse rawDescription, DataConverter dataConverter, string clientNamespace)
        : base(rawDescription.WorkflowExecutionInfo, dataConverter, clientNamespace) => RawDescription = rawDescription;

    /// <summary>Initializes a new instance of the <see cref="WorkflowExecutionDescription"/> class whose converter's context has no namespace.</summary>
    /// <param name="rawDescription">The server's answer.</param>
    /// <param name="dataConverter">Converts memo, summary and details.</param>
    protected WorkflowExecutionDescription(DescribeWorkflowExecutionResponse rawDescription, DataConverter dataConverter)
        : this(rawDescription, dataConverter, string.Empty)
    {
    }

    /// <summary>Gets the server's answer.</summary>
    internal DescribeWorkflowExecutionResponse RawDescription { get; }

    /// <summary>Decodes and converts the line for the UI that the start gave.</summary>
    /// <returns>The line, or null.</returns>
    public Task<string?> GetStaticSummaryAsync() => ToTextAsync(RawDescription.ExecutionConfig?.UserMetadata?.Summary);

    /// <summary>Decodes and converts the text for the UI that the start gave.</summary>
    /// <returns>The text, or null.</returns>
    public Task<string?> GetStaticDetailsAsync() => ToTextAsync(RawDescription.ExecutionConfig?.UserMetadata?.Details);

    private async Task<string?> ToTextAsync(Payload? payload)
        => payload is null ? null : await DataConverter.ToValueAsync<string?>(payload).ConfigureAwait(false);
}
