using Temporalio.Api.Common.V1;

namespace Temporal.Server.Frontend;

/// <summary>Brings what a start carries into the form in which it is kept.</summary>
internal static class StartAttributes
{
    /// <summary>Gets the memo without entries that hold nothing; null when nothing is left.</summary>
    public static Memo? Kept(Memo? memo)
    {
        if (memo is null)
        {
            return null;
        }

        var kept = new Memo();
        foreach (var (key, payload) in memo.Fields.Where(field => field.Value.CalculateSize() > 0))
        {
            kept.Fields[key] = payload;
        }

        return kept.Fields.Count == 0 ? null : kept;
    }

    public static SearchAttributes? Kept(SearchAttributes? attributes) => attributes is { IndexedFields.Count: > 0 } ? attributes : null;

    /// <summary>Gets the callbacks with the header names in lower case, as HTTP/2 sends them.</summary>
    public static IEnumerable<Callback> Kept(IEnumerable<Callback> callbacks)
    {
        foreach (var callback in callbacks)
        {
            if (callback.Nexus is { } nexus)
            {
                var headers = nexus.Header.ToList();
                nexus.Header.Clear();
                foreach (var (name, value) in headers)
                {
#pragma warning disable CA1308 // Header names are compared in lower case.
                    nexus.Header[name.ToLowerInvariant()] = value;
#pragma warning restore CA1308
                }
            }

            yield return callback;
        }
    }
}
