namespace InsightDE.Contracts.Demos;

/// <summary>What the durability demo is to do.</summary>
/// <param name="LedgerFolder">The folder, writable by the worker, in which every step leaves its one entry.</param>
/// <param name="Rounds">How many rounds follow one another; at least 1.</param>
/// <param name="StepsPerRound">How many steps of a round run side by side; at least 1.</param>
public sealed record DurabilityInput(string LedgerFolder, int Rounds, int StepsPerRound);

/// <summary>One step of the demo.</summary>
/// <param name="LedgerFolder">The folder of the ledger.</param>
/// <param name="Step">The step's number, 1 to rounds times steps per round. It is the key of the effect.</param>
public sealed record LedgerEntry(string LedgerFolder, int Step);

/// <summary>How far the demo is, as its query answers it.</summary>
/// <param name="StepsDone">Steps of which the workflow has the answer.</param>
/// <param name="IsWaiting">Whether the workflow waits for the signal to go on.</param>
public sealed record DurabilityProgress(int StepsDone, bool IsWaiting);

/// <summary>What the workflow says when it is through.</summary>
/// <param name="StepsDone">Steps of which the workflow has the answer.</param>
/// <param name="StepSum">The sum of the numbers that the steps answered; n (n + 1) / 2 when none is missing or doubled.</param>
public sealed record DurabilityResult(int StepsDone, long StepSum);
