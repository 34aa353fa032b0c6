using Simulation.Tests.Clockwork;
using Simulation.Tests.Programs;
using Simulation.Tests.Wires;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;
using Temporalio.Api.TaskQueue.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Grpc;

namespace Simulation.Tests.Clients;

/// <summary>Starts one workflow and does with it what its plan says, each call until it is acknowledged; then waits for the end.</summary>
internal sealed class ModelClient(ClientPlan plan, SimulatedProcess process, Caller caller)
{
    private const int PauseMilliseconds = 3000;

    private static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(60);

    /// <summary>Gets the plan.</summary>
    public ClientPlan Plan => plan;

    /// <summary>Gets the events that were shown to the client while the workflow ran, by run: none of them may ever change.</summary>
    public Dictionary<string, List<HistoryEvent>> Seen { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the run that the server confirmed to have started; empty before, and when only its existence was confirmed.</summary>
    public string StartedRunId { get; private set; } = string.Empty;

    /// <summary>Gets a value indicating whether the start is confirmed.</summary>
    public bool IsStarted { get; private set; }

    /// <summary>Gets a value indicating whether the client has done all it was to do.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Starts the client.</summary>
    public void Start() => process.Start(RunAsync);

    private async Task RunAsync()
    {
        await caller.PauseAsync(PauseMilliseconds);
        await (plan.StartsBySignal ? SignalWithStartAsync(0) : StartWorkflowAsync());
        IsStarted = true;
        for (var i = plan.StartsBySignal ? 1 : 0; i < plan.Signals; i++)
        {
            await caller.PauseAsync(PauseMilliseconds);
            await (plan.StartsBySignal ? SignalWithStartAsync(i) : SignalAsync(i));
        }

        if (plan.Cancels)
        {
            await CancelAsync();
        }

        if (plan.Terminates)
        {
            await TerminateAsync();
        }

        await FollowAsync();
        IsDone = true;
    }

    private async Task StartWorkflowAsync()
    {
        var request = new StartWorkflowExecutionRequest
        {
            Namespace = Caller.Namespace,
            WorkflowId = plan.WorkflowId,
            WorkflowType = new WorkflowType { Name = Commands.WorkflowTypeName },
            TaskQueue = new TaskQueue { Name = Commands.TaskQueueName },
            RequestId = $"{plan.WorkflowId}-start",
            Input = Json.ToPayloads(new RunInput(plan.Program)),
            WorkflowIdReusePolicy = WorkflowIdReusePolicy.RejectDuplicate,
            RetryPolicy = plan.Program.Steps.Any(step => step.FailedRuns is not null) ? Commands.RunRetries : null,
        };
        StartedRunId = (await TryAsync(Rpcs.Start, request, GrpcStatusCode.AlreadyExists))?.RunId ?? string.Empty;
    }

    private async Task SignalWithStartAsync(int number)
    {
        var request = new SignalWithStartWorkflowExecutionRequest
        {
            Namespace = Caller.Namespace,
            WorkflowId = plan.WorkflowId,
            WorkflowType = new WorkflowType { Name = Commands.WorkflowTypeName },
            TaskQueue = new TaskQueue { Name = Commands.TaskQueueName },
            RequestId = $"{plan.WorkflowId}-signal-{number}",
            Input = Json.ToPayloads(new RunInput(plan.Program)),
            WorkflowIdReusePolicy = WorkflowIdReusePolicy.RejectDuplicate,
            SignalName = plan.SignalName(number),
        };
        var response = await TryAsync(Rpcs.SignalWithStart, request, GrpcStatusCode.AlreadyExists);
        if (number == 0)
        {
            StartedRunId = response?.FirstExecutionRunId ?? string.Empty;
        }
    }

    private async Task SignalAsync(int number) => await TryAsync(
        Rpcs.Signal,
        new SignalWorkflowExecutionRequest
        {
            Namespace = Caller.Namespace,
            WorkflowExecution = new WorkflowExecution { WorkflowId = plan.WorkflowId },
            SignalName = plan.SignalName(number),
            RequestId = $"{plan.WorkflowId}-signal-{number}",
        },
        // A repeat of a signal that came through, after which the workflow ended.
        GrpcStatusCode.NotFound);

    private async Task CancelAsync()
    {
        await caller.PauseAsync(PauseMilliseconds);
        await caller.CallAsync(Rpcs.Cancel, new RequestCancelWorkflowExecutionRequest
        {
            Namespace = Caller.Namespace,
            WorkflowExecution = new WorkflowExecution { WorkflowId = plan.WorkflowId },
            RequestId = $"{plan.WorkflowId}-cancel",
        });
    }

    private async Task TerminateAsync()
    {
        await caller.PauseAsync(PauseMilliseconds * 2);
        await TryAsync(
            Rpcs.Terminate,
            new TerminateWorkflowExecutionRequest
            {
                Namespace = Caller.Namespace,
                WorkflowExecution = new WorkflowExecution { WorkflowId = plan.WorkflowId },
                Reason = "planned",
            },
            GrpcStatusCode.NotFound);
    }

    // Follows the chain to its end with long polls, for the closes alone or for every event.
    private async Task FollowAsync()
    {
        var run = new WorkflowExecution { WorkflowId = plan.WorkflowId, RunId = StartedRunId };
        var filter = plan.Signals % 2 == 0 ? HistoryEventFilterType.CloseEvent : HistoryEventFilterType.AllEvent;
        while (run.RunId.Length > 0 || StartedRunId.Length == 0)
        {
            var request = new GetWorkflowExecutionHistoryRequest
            {
                Namespace = Caller.Namespace,
                Execution = run,
                WaitNewEvent = true,
                HistoryEventFilterType = filter,
            };
            var last = await WaitForCloseAsync(request);
            run = new WorkflowExecution { WorkflowId = plan.WorkflowId, RunId = NextRunId(last) };
            if (StartedRunId.Length == 0)
            {
                return;
            }
        }
    }

    private async Task<HistoryEvent> WaitForCloseAsync(GetWorkflowExecutionHistoryRequest request)
    {
        while (true)
        {
            var response = await caller.CallAsync(Rpcs.History, request, LongPoll);
            var events = response.History?.Events ?? [];
            if (request.Execution.RunId.Length > 0)
            {
                Note(request.Execution.RunId, events);
            }

            if (response.NextPageToken.IsEmpty)
            {
                return events[^1];
            }

            request.NextPageToken = response.NextPageToken;
        }
    }

    private void Note(string runId, IEnumerable<HistoryEvent> events)
    {
        if (!Seen.TryGetValue(runId, out var seen))
        {
            Seen.Add(runId, seen = []);
        }

        seen.AddRange(events);
    }

    private static string NextRunId(HistoryEvent last) => last.EventType switch
    {
        EventType.WorkflowExecutionContinuedAsNew => last.WorkflowExecutionContinuedAsNewEventAttributes.NewExecutionRunId,
        EventType.WorkflowExecutionFailed => last.WorkflowExecutionFailedEventAttributes.NewExecutionRunId,
        _ => string.Empty,
    };

    // A call whose answer was lost may have had its effect: then its repeat is refused in this way.
    private async Task<TResponse?> TryAsync<TRequest, TResponse>(GrpcMethod<TRequest, TResponse> method, TRequest request, GrpcStatusCode repeated)
        where TRequest : class, Google.Protobuf.IMessage<TRequest>
        where TResponse : class, Google.Protobuf.IMessage<TResponse>
    {
        try
        {
            return await caller.CallAsync(method, request);
        }
        catch (GrpcException e) when (e.Code == repeated)
        {
            return null;
        }
    }
}
