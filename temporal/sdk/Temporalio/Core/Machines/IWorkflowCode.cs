using Temporalio.Api.History.V1;

namespace Temporalio.Core.Machines;

/// <summary>The side of a run that holds its code, as the machines see it. All calls come from inside an activation.</summary>
internal interface IWorkflowCode
{
    /// <summary>The run starts: the first call of all.</summary>
    void OnStart(HistoryEvent started);

    /// <summary>The run was reset: random numbers go on from another seed.</summary>
    void OnNewSeed(string runId);

    /// <summary>A signal came.</summary>
    void OnSignal(WorkflowExecutionSignaledEventAttributes signal);

    /// <summary>An update came.</summary>
    /// <param name="update">To answer.</param>
    /// <param name="validate">Whether to run the validator; in replay it let the update pass.</param>
    void OnUpdate(UpdateMachine update, bool validate);

    /// <summary>Somebody asked the run to end.</summary>
    void OnCancelRequested(string cause);
}
