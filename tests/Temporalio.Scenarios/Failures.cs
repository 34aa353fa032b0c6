using Temporalio.Exceptions;

namespace Temporalio.Scenarios;

/// <summary>Failures as plain values, from the outermost to the root.</summary>
internal static class Failures
{
    public static List<Dictionary<string, string?>> Chain(Exception? e)
    {
        var chain = new List<Dictionary<string, string?>>();
        for (; e is not null; e = e.InnerException)
        {
            var link = new Dictionary<string, string?>(StringComparer.Ordinal) { ["kind"] = e.GetType().Name, ["message"] = e.Message };
            if (e is ApplicationFailureException application)
            {
                link["type"] = application.ErrorType;
            }

            chain.Add(link);
        }

        return chain;
    }
}
