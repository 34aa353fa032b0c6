using Google.Protobuf.WellKnownTypes;
using Temporalio.Api.TestService.V1;

namespace Temporalio.Client;

public abstract partial class TestService
{
    /// <summary>Calls <c>GetCurrentTime</c>.</summary>
    /// <param name="req">The request.</param>
    /// <param name="options">Options of the call.</param>
    /// <returns>The response.</returns>
    public Task<GetCurrentTimeResponse> GetCurrentTimeAsync(Empty req, RpcOptions? options = null)
        => InvokeRpcAsync("GetCurrentTime", req, GetCurrentTimeResponse.Parser, options);

    /// <summary>Calls <c>LockTimeSkipping</c>.</summary>
    /// <param name="req">The request.</param>
    /// <param name="options">Options of the call.</param>
    /// <returns>The response.</returns>
    public Task<LockTimeSkippingResponse> LockTimeSkippingAsync(LockTimeSkippingRequest req, RpcOptions? options = null)
        => InvokeRpcAsync("LockTimeSkipping", req, LockTimeSkippingResponse.Parser, options);

    /// <summary>Calls <c>Sleep</c>.</summary>
    /// <param name="req">The request.</param>
    /// <param name="options">Options of the call.</param>
    /// <returns>The response.</returns>
    public Task<SleepResponse> SleepAsync(SleepRequest req, RpcOptions? options = null)
        => InvokeRpcAsync("Sleep", req, SleepResponse.Parser, options);

    /// <summary>Calls <c>SleepUntil</c>.</summary>
    /// <param name="req">The request.</param>
    /// <param name="options">Options of the call.</param>
    /// <returns>The response.</returns>
    public Task<SleepResponse> SleepUntilAsync(SleepUntilRequest req, RpcOptions? options = null)
        => InvokeRpcAsync("SleepUntil", req, SleepResponse.Parser, options);

    /// <summary>Calls <c>UnlockTimeSkipping</c>.</summary>
    /// <param name="req">The request.</param>
    /// <param name="options">Options of the call.</param>
    /// <returns>The response.</returns>
    public Task<UnlockTimeSkippingResponse> UnlockTimeSkippingAsync(UnlockTimeSkippingRequest req, RpcOptions? options = null)
        => InvokeRpcAsync("UnlockTimeSkipping", req, UnlockTimeSkippingResponse.Parser, options);

    /// <summary>Calls <c>UnlockTimeSkippingWithSleep</c>.</summary>
    /// <param name="req">The request.</param>
    /// <param name="options">Options of the call.</param>
    /// <returns>The response.</returns>
    public Task<SleepResponse> UnlockTimeSkippingWithSleepAsync(SleepRequest req, RpcOptions? options = null)
        => InvokeRpcAsync("UnlockTimeSkippingWithSleep", req, SleepResponse.Parser, options);
}
