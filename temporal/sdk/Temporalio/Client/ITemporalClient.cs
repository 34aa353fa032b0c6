using Temporalio.Client.Interceptors;
using Temporalio.Worker;

namespace Temporalio.Client;

/// <summary>A client of one namespace. Safe for concurrent use; share one for a process.</summary>
public partial interface ITemporalClient : IWorkerClient
{
    /// <summary>Gets the connection.</summary>
    ITemporalConnection Connection { get; }

    /// <summary>Gets the outermost interceptor, through which handles and methods make their calls.</summary>
    ClientOutboundInterceptor OutboundInterceptor { get; }

    /// <summary>Gets the raw calls of clients and workers.</summary>
    WorkflowService WorkflowService { get; }

    /// <summary>Gets the raw calls of operators.</summary>
    OperatorService OperatorService { get; }
}
