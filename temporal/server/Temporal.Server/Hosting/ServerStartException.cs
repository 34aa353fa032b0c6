namespace Temporal.Server.Hosting;

/// <summary>The server can't start as it was told to. The message names the thing, the reason and the remedy.</summary>
public sealed class ServerStartException(string message, Exception? innerException = null) : Exception(message, innerException);
