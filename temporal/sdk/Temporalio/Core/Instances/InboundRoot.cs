using Temporalio.Worker.Interceptors;

namespace Temporalio.Core.Instances;

/// <summary>The end of the inbound chain: calls the workflow's own code.</summary>
internal sealed class InboundRoot(WorkflowInstance instance) : WorkflowInboundInterceptor
{
    public override void Init(WorkflowOutboundInterceptor outbound) => instance.Outbound = outbound;

    public override Task<object?> ExecuteWorkflowAsync(ExecuteWorkflowInput input)
        => instance.Definition.RunInvoker.InvokeAsync(input.Instance, input.Args);

    public override Task HandleSignalAsync(HandleSignalInput input)
        => input.Definition.Invoker.InvokeAsync(instance.Instance, input.Args);

    public override object? HandleQuery(HandleQueryInput input)
    {
        var answer = input.Definition.Invoker.Invoke(instance.Instance, input.Args);
        return answer is Task
            ? throw new InvalidOperationException($"The handler of query '{input.Query}' returned a task: queries answer at once.")
            : answer;
    }

    public override void ValidateUpdate(HandleUpdateInput input)
        => input.Definition.Validator?.Invoke(instance.Instance, input.Args);

    public override Task<object?> HandleUpdateAsync(HandleUpdateInput input)
        => input.Definition.Invoker.InvokeAsync(instance.Instance, input.Args);
}
