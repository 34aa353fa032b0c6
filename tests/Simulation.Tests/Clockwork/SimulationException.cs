namespace Simulation.Tests.Clockwork;

/// <summary>A rule was broken, or the simulation came to a halt.</summary>
internal sealed class SimulationException(string message, Exception? innerException = null) : Exception(message, innerException);
