using System.Globalization;
using Temporal.Server.Core.Limits;
using Temporal.Server.Matching;

namespace Temporal.Server.Hosting;

/// <summary>What the settings by the names of Temporal's dynamic configuration come to.</summary>
/// <param name="Limits">The limits in force.</param>
/// <param name="Matching">The matcher's settings.</param>
/// <param name="Unknown">The names that mean nothing here.</param>
internal sealed record DynamicConfig(ServerLimits Limits, TaskMatcherOptions Matching, IReadOnlyList<string> Unknown)
{
    private const string EndPollsOnShutdown = "frontend.enableCancelWorkerPollsOnShutdown";

    /// <summary>Reads the settings.</summary>
    /// <exception cref="ServerStartException">A value does not fit its name.</exception>
    public static DynamicConfig Parse(IReadOnlyDictionary<string, string> values)
    {
        var limits = ServerLimits.Default;
        var matching = new TaskMatcherOptions();
        var unknown = new List<string>();
        foreach (var (key, value) in values)
        {
            try
            {
                if (key.Equals(EndPollsOnShutdown, StringComparison.OrdinalIgnoreCase))
                {
                    matching = matching with { EndPollsOnShutdown = ParseBool(value) };
                }
                else if (!ServerLimitKeys.TryApply(limits, key, value, out limits))
                {
                    unknown.Add(key);
                }
            }
            catch (FormatException e)
            {
                throw new ServerStartException($"Dynamic config value '{key}={value}' is refused: {e.Message}.", e);
            }
        }

        return new DynamicConfig(limits, matching, unknown);
    }

    private static bool ParseBool(string value) => bool.TryParse(value.Trim('"'), out var parsed)
        ? parsed
        : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"'{value}' is neither true nor false"));
}
