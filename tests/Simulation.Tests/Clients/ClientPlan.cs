using Simulation.Tests.Programs;

namespace Simulation.Tests.Clients;

/// <summary>What a client does with its workflow.</summary>
/// <param name="WorkflowId">The workflow's id.</param>
/// <param name="Program">What the workflow does.</param>
/// <param name="Signals">The number of signals that the client sends.</param>
internal sealed record ClientPlan(string WorkflowId, WorkProgram Program, int Signals = 0)
{
    /// <summary>Gets a value indicating whether each signal starts the workflow if need be.</summary>
    public bool StartsBySignal { get; init; }

    /// <summary>Gets a value indicating whether the client terminates the workflow some time.</summary>
    public bool Terminates { get; init; }

    /// <summary>Gets a value indicating whether the client asks the workflow to cancel itself.</summary>
    public bool Cancels => Program.Ending == Ending.Cancels || Program.Steps.Any(step => step.AwaitCancel);

    /// <summary>Gets the name of a signal.</summary>
    public string SignalName(int number) => $"{WorkflowId}/client/{number}";
}
