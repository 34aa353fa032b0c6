using System.Runtime.InteropServices;

namespace Temporalio.Client;

/// <summary>Has a handle of its connection.</summary>
/// <remarks>There is no native part here: the interface is for source compatibility with code that passes providers on.</remarks>
public interface IBridgeClientProvider
{
    /// <summary>Gets the handle, or null before the connection is made.</summary>
    SafeHandle? BridgeClient { get; }
}
