using Temporalio.Activities;
using Temporalio.Api.Common.V1;
using Temporalio.Converters;
using Temporalio.Exceptions;

namespace Temporalio.Worker.ActivityTasks;

/// <summary>Turns the payloads of a task into the arguments of a call.</summary>
internal static class ActivityArguments
{
    /// <summary>Reads the arguments.</summary>
    /// <param name="definition">The activity.</param>
    /// <param name="payloads">The plain input. More payloads than parameters are ignored: callers may know a newer signature.</param>
    /// <param name="converter">The converter.</param>
    /// <param name="activityType">The name in the task, for messages.</param>
    /// <returns>The arguments; optional ones at the end may be missing.</returns>
    /// <exception cref="ApplicationFailureException">A required one is missing or one can't be read.</exception>
    public static object?[] Read(
        ActivityDefinition definition,
        IReadOnlyCollection<Payload> payloads,
        IPayloadConverter converter,
        string activityType)
    {
        if (definition.Dynamic)
        {
            return [payloads.Select(p => (IRawValue)new RawValue(p)).ToArray()];
        }

        if (payloads.Count < definition.RequiredParameterCount)
        {
            throw new ApplicationFailureException(
                $"Activity {activityType} given {payloads.Count} parameter(s) but at least {definition.RequiredParameterCount} required");
        }

        if (payloads.Count == 0)
        {
            return [];
        }

        var args = new object?[Math.Min(payloads.Count, definition.ParameterTypes.Count)];
        var i = 0;
        using var types = definition.ParameterTypes.GetEnumerator();
        foreach (var payload in payloads)
        {
            if (i == args.Length || !types.MoveNext())
            {
                break;
            }

            args[i++] = ReadOne(payload, types.Current, converter, activityType);
        }

        return args;
    }

    private static object? ReadOne(Payload payload, Type type, IPayloadConverter converter, string activityType)
    {
        try
        {
            return converter.ToValue(payload, type);
        }
#pragma warning disable CA1031 // Converters are application code; whatever they throw is the attempt's failure.
        catch (Exception e)
#pragma warning restore CA1031
        {
            throw new ApplicationFailureException($"Failed decoding parameters for activity {activityType}", e);
        }
    }
}
