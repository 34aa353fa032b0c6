using Microsoft.Extensions.Logging;

namespace Temporalio.Core.Instances;

/// <summary>What a run tells in the log.</summary>
internal sealed partial class InstanceLog(ILogger logger)
{
    [LoggerMessage(1, LogLevel.Error, "The arguments of signal '{Signal}' could not be read, so the signal is dropped")]
    private static partial void SignalDropped(ILogger logger, string signal, Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "The workflow ended while handlers were running: {Handlers}. Wait for Workflow.AllHandlersFinished, or set their unfinished policy")]
    private static partial void HandlersUnfinished(ILogger logger, string handlers);

    public void SignalDropped(string signal, Exception exception) => SignalDropped(logger, signal, exception);

    public void HandlersUnfinished(string handlers) => HandlersUnfinished(logger, handlers);
}
