using System.Runtime.InteropServices;
using Temporalio.Api.Enums.V1;

namespace Temporal.Server.Core.Retries;

/// <summary>Whether and when there is another attempt.</summary>
/// <param name="State">In progress when there is one, else why there is none.</param>
/// <param name="Backoff">How long to wait for it; zero when there is none.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RetryDecision(RetryState State, TimeSpan Backoff)
{
    /// <summary>Gets a value indicating whether there is another attempt.</summary>
    public bool IsRetried => State == RetryState.InProgress;

    /// <summary>Makes the decision that there is no other attempt.</summary>
    public static RetryDecision No(RetryState state) => new(state, TimeSpan.Zero);
}
