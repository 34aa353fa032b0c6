using System.Threading.Channels;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Core.Polling;
using Xunit;

namespace Temporalio.Tests.Worker;

/// <summary>A service whose answers the test gives: each poll waits in a channel, everything else is noted and answered by a function.</summary>
internal sealed class ScriptedService : IWorkerService
{
    private readonly Channel<OpenPoll<PollWorkflowTaskQueueRequest, PollWorkflowTaskQueueResponse>> _workflowPolls =
        Channel.CreateUnbounded<OpenPoll<PollWorkflowTaskQueueRequest, PollWorkflowTaskQueueResponse>>();

    private readonly Channel<OpenPoll<PollActivityTaskQueueRequest, PollActivityTaskQueueResponse>> _activityPolls =
        Channel.CreateUnbounded<OpenPoll<PollActivityTaskQueueRequest, PollActivityTaskQueueResponse>>();

    private readonly Channel<object> _calls = Channel.CreateUnbounded<object>();

    public DescribeNamespaceResponse Namespace { get; set; } = new() { NamespaceInfo = new() { Capabilities = new() } };

    public Func<RecordActivityTaskHeartbeatRequest, RecordActivityTaskHeartbeatResponse> OnHeartbeat { get; set; } = _ => new();

    public Func<RespondWorkflowTaskCompletedRequest, RespondWorkflowTaskCompletedResponse> OnWorkflowTaskCompleted { get; set; } = _ => new();

    public ValueTask<OpenPoll<PollWorkflowTaskQueueRequest, PollWorkflowTaskQueueResponse>> NextWorkflowPollAsync() =>
        _workflowPolls.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public ValueTask<OpenPoll<PollActivityTaskQueueRequest, PollActivityTaskQueueResponse>> NextActivityPollAsync() =>
        _activityPolls.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public bool TryTakeActivityPoll(out OpenPoll<PollActivityTaskQueueRequest, PollActivityTaskQueueResponse>? poll) =>
        _activityPolls.Reader.TryRead(out poll);

    /// <summary>Waits for the next call other than a poll.</summary>
    public async Task<T> NextCallAsync<T>() => Assert.IsType<T>(await _calls.Reader.ReadAsync(TestContext.Current.CancellationToken));

    public Task<DescribeNamespaceResponse> DescribeNamespaceAsync(DescribeNamespaceRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(Namespace);

    public Task<PollWorkflowTaskQueueResponse> PollWorkflowTaskQueueAsync(PollWorkflowTaskQueueRequest request, CancellationToken cancellationToken)
    {
        var poll = new OpenPoll<PollWorkflowTaskQueueRequest, PollWorkflowTaskQueueResponse>(request, cancellationToken);
        _workflowPolls.Writer.TryWrite(poll);
        return poll.Answer;
    }

    public Task<PollActivityTaskQueueResponse> PollActivityTaskQueueAsync(PollActivityTaskQueueRequest request, CancellationToken cancellationToken)
    {
        var poll = new OpenPoll<PollActivityTaskQueueRequest, PollActivityTaskQueueResponse>(request, cancellationToken);
        _activityPolls.Writer.TryWrite(poll);
        return poll.Answer;
    }

    public Task<RespondWorkflowTaskCompletedResponse> RespondWorkflowTaskCompletedAsync(RespondWorkflowTaskCompletedRequest request, CancellationToken cancellationToken) =>
        AnswerAsync(request, OnWorkflowTaskCompleted);

    public Task RespondWorkflowTaskFailedAsync(RespondWorkflowTaskFailedRequest request, CancellationToken cancellationToken) => NoteAsync(request);

    public Task RespondQueryTaskCompletedAsync(RespondQueryTaskCompletedRequest request, CancellationToken cancellationToken) => NoteAsync(request);

    public Task<GetWorkflowExecutionHistoryResponse> GetWorkflowExecutionHistoryAsync(GetWorkflowExecutionHistoryRequest request, CancellationToken cancellationToken) =>
        AnswerAsync(request, _ => new GetWorkflowExecutionHistoryResponse());

    public Task RespondActivityTaskCompletedAsync(RespondActivityTaskCompletedRequest request, CancellationToken cancellationToken) => NoteAsync(request);

    public Task RespondActivityTaskFailedAsync(RespondActivityTaskFailedRequest request, CancellationToken cancellationToken) => NoteAsync(request);

    public Task RespondActivityTaskCanceledAsync(RespondActivityTaskCanceledRequest request, CancellationToken cancellationToken) => NoteAsync(request);

    public Task<RecordActivityTaskHeartbeatResponse> RecordActivityTaskHeartbeatAsync(RecordActivityTaskHeartbeatRequest request, CancellationToken cancellationToken) =>
        AnswerAsync(request, OnHeartbeat);

    public Task RecordWorkerHeartbeatAsync(RecordWorkerHeartbeatRequest request, CancellationToken cancellationToken) => NoteAsync(request);

    public Task ShutdownWorkerAsync(ShutdownWorkerRequest request, CancellationToken cancellationToken) => NoteAsync(request);

    private Task NoteAsync(object request)
    {
        _calls.Writer.TryWrite(request);
        return Task.CompletedTask;
    }

    private Task<TResponse> AnswerAsync<TRequest, TResponse>(TRequest request, Func<TRequest, TResponse> answer)
        where TRequest : class
    {
        _calls.Writer.TryWrite(request);
        try
        {
            return Task.FromResult(answer(request));
        }
        catch (Exception e)
        {
            return Task.FromException<TResponse>(e);
        }
    }
}
