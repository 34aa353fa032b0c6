using Temporalio.Api.Enums.V1;
using Temporalio.Client.Interceptors;

namespace Temporalio.Testing;

/// <summary>Lets time skip while a client waits for the end of a workflow.</summary>
/// <param name="environment">The environment.</param>
internal sealed class TimeSkippingInterceptor(TimeSkippingEnvironment environment) : IClientInterceptor
{
    public ClientOutboundInterceptor InterceptClient(ClientOutboundInterceptor nextInterceptor) =>
        new Outbound(nextInterceptor, environment);

    private sealed class Outbound(ClientOutboundInterceptor next, TimeSkippingEnvironment environment) : ClientOutboundInterceptor(next)
    {
        public override Task<WorkflowHistoryEventPage> FetchWorkflowHistoryEventPageAsync(FetchWorkflowHistoryEventPageInput input) =>
            input is { WaitNewEvent: true, EventFilterType: HistoryEventFilterType.CloseEvent }
                ? environment.SkippingAsync(() => base.FetchWorkflowHistoryEventPageAsync(input))
                : base.FetchWorkflowHistoryEventPageAsync(input);
    }
}
