using Scenarios.Tests.Recordings;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Client;
using Temporalio.Worker;
using WorkflowExecution = Temporalio.Api.Common.V1.WorkflowExecution;

namespace Scenarios.Tests.Driving;

/// <summary>Runs a scenario on our server: whatever came from outside in the recording comes again, when the run has got as far.</summary>
/// <remarks>
/// The histories themselves say what the client did and after how many events, so no scenario needs a script. What leaves no event
/// (queries, rejected updates, a worker that goes away) is not done again.
/// </remarks>
internal sealed class ScenarioDriver(ITemporalClient client, Scenario scenario, Func<TemporalWorker> createWorker)
{
    private readonly OurRuns _runs = new(client, scenario);
    private readonly List<Task> _background = [];

    private string Namespace => client.Options.Namespace;

    /// <summary>Runs the scenario.</summary>
    /// <returns>Our histories by the name of the recording.</returns>
    public async Task<IReadOnlyDictionary<string, History>> RunAsync(CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        TemporalWorker? worker = null;
        var working = Task.CompletedTask;
        try
        {
            foreach (var stimulus in Stimulus.Of(scenario))
            {
                if (stimulus.Kind == StimulusKind.WorkerStart)
                {
                    worker = createWorker();
                    working = worker.ExecuteAsync(end.Token);
                }
                else
                {
                    await GiveAsync(stimulus, cancellationToken);
                }
            }

            var histories = new Dictionary<string, History>(StringComparer.Ordinal);
            foreach (var recording in scenario.Recordings)
            {
                histories[recording.FileName] = new History { Events = { await WaitForTheEndAsync(recording, cancellationToken) } };
            }

            await Task.WhenAll(_background);
            return histories;
        }
        finally
        {
            await end.CancelAsync();
            await working.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            worker?.Dispose();
        }
    }

    private static bool IsClose(EventType type) => type is EventType.WorkflowExecutionCompleted or EventType.WorkflowExecutionFailed
        or EventType.WorkflowExecutionCanceled or EventType.WorkflowExecutionTerminated or EventType.WorkflowExecutionTimedOut
        or EventType.WorkflowExecutionContinuedAsNew;

    private async Task<IReadOnlyList<HistoryEvent>> WaitForTheEndAsync(Recording recording, CancellationToken cancellationToken)
    {
        if (!IsClose(recording.Events[^1].EventType))
        {
            return await _runs.WaitAsync(recording, recording.Events.Count, cancellationToken);
        }

        for (var events = 1; ; events++)
        {
            var ours = await _runs.WaitAsync(recording, events, cancellationToken);
            if (IsClose(ours[^1].EventType))
            {
                return ours;
            }

            events = ours.Count;
        }
    }

    private async Task GiveAsync(Stimulus stimulus, CancellationToken cancellationToken)
    {
        var options = new RpcOptions { CancellationToken = cancellationToken };
        if (stimulus.Kind == StimulusKind.Start)
        {
            await StartAsync(stimulus.Recording, options);
            return;
        }

        await _runs.WaitAsync(stimulus.Recording, stimulus.EventsBefore, cancellationToken);
        var execution = new WorkflowExecution { WorkflowId = stimulus.Recording.WorkflowId };
        switch (stimulus.Kind)
        {
            case StimulusKind.Signal:
                var signal = stimulus.Event.WorkflowExecutionSignaledEventAttributes;
                await client.WorkflowService.SignalWorkflowExecutionAsync(
                    new SignalWorkflowExecutionRequest
                    {
                        Namespace = Namespace,
                        WorkflowExecution = execution,
                        SignalName = signal.SignalName,
                        Input = signal.Input,
                        Header = signal.Header,
                        Identity = signal.Identity,
                        RequestId = Guid.NewGuid().ToString(),
                    },
                    options);
                break;
            case StimulusKind.Update:
                var update = stimulus.Event.WorkflowExecutionUpdateAcceptedEventAttributes.AcceptedRequest;
                _background.Add(client.WorkflowService.UpdateWorkflowExecutionAsync(
                    new UpdateWorkflowExecutionRequest
                    {
                        Namespace = Namespace,
                        WorkflowExecution = execution,
                        Request = update,
                        WaitPolicy = new() { LifecycleStage = UpdateWorkflowExecutionLifecycleStage.Completed },
                    },
                    options));
                break;
            case StimulusKind.Cancel:
                var cancel = stimulus.Event.WorkflowExecutionCancelRequestedEventAttributes;
                await client.WorkflowService.RequestCancelWorkflowExecutionAsync(
                    new RequestCancelWorkflowExecutionRequest
                    {
                        Namespace = Namespace,
                        WorkflowExecution = execution,
                        Identity = cancel.Identity,
                        Reason = cancel.Cause,
                        RequestId = Guid.NewGuid().ToString(),
                    },
                    options);
                break;
            case StimulusKind.Terminate:
                var terminate = stimulus.Event.WorkflowExecutionTerminatedEventAttributes;
                await client.WorkflowService.TerminateWorkflowExecutionAsync(
                    new TerminateWorkflowExecutionRequest
                    {
                        Namespace = Namespace,
                        WorkflowExecution = execution,
                        Identity = terminate.Identity,
                        Reason = terminate.Reason,
                        Details = terminate.Details,
                    },
                    options);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task StartAsync(Recording recording, RpcOptions options)
    {
        var runId = RecordedStart.HasSignal(recording)
            ? (await client.WorkflowService.SignalWithStartWorkflowExecutionAsync(RecordedStart.SignalRequest(recording, Namespace), options)).RunId
            : (await client.WorkflowService.StartWorkflowExecutionAsync(RecordedStart.Request(recording, Namespace), options)).RunId;
        _runs.Add(recording, runId);
    }
}
