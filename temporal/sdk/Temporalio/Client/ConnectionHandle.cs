using System.Runtime.InteropServices;

namespace Temporalio.Client;

/// <summary>The handle that a connected <see cref="IBridgeClientProvider"/> shows: it stands for no native resource.</summary>
internal sealed class ConnectionHandle : SafeHandle
{
    public ConnectionHandle()
        : base(IntPtr.Zero, ownsHandle: false)
    {
    }

    /// <inheritdoc/>
    public override bool IsInvalid => false;

    /// <inheritdoc/>
    protected override bool ReleaseHandle() => true;
}
