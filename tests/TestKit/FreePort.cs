using System.Net;
using System.Net.Sockets;

namespace TestKit;

/// <summary>Ports for processes that can't choose their own.</summary>
public static class FreePort
{
    /// <summary>Finds a port of the loopback interface that nobody listens on just now.</summary>
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until somebody listens on a port of the loopback interface.</summary>
    /// <param name="port">The port.</param>
    /// <param name="cancellationToken">Gives the wait up.</param>
    public static async Task WaitForListenerAsync(int port, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
            }
        }
    }
}
