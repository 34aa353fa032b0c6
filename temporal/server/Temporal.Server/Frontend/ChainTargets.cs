using Temporal.Server.Core.Executions;
using Temporal.Server.Storage;

namespace Temporal.Server.Frontend;

/// <summary>Requests that name the first run of a chain mean its latest run.</summary>
internal static class ChainTargets
{
    public static RunKey Of(RunKey run, string firstRunId) => firstRunId.Length == 0 ? run : run with { RunId = string.Empty };

    /// <summary>Checks that the latest run belongs to the chain.</summary>
    /// <exception cref="Core.Errors.ServiceException">It does not.</exception>
    public static void Check(ExecutionState state, string firstRunId)
    {
        if (firstRunId.Length > 0 && state.FirstRunId != firstRunId)
        {
            throw Refusals.ExecutionNotFound();
        }
    }
}
