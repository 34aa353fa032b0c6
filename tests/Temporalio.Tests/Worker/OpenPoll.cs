namespace Temporalio.Tests.Worker;

/// <summary>A poll that waits for the test's answer.</summary>
internal sealed class OpenPoll<TRequest, TResponse>
{
    private readonly TaskCompletionSource<TResponse> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public OpenPoll(TRequest request, CancellationToken cancellationToken)
    {
        Request = request;
        cancellationToken.UnsafeRegister(static (self, token) => ((TaskCompletionSource<TResponse>)self!).TrySetCanceled(token), _answer);
    }

    public TRequest Request { get; }

    public Task<TResponse> Answer => _answer.Task;

    public void Succeed(TResponse response) => _answer.TrySetResult(response);

    public void Fail(Exception exception) => _answer.TrySetException(exception);
}
