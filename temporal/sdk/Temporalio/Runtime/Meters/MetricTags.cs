using System.Diagnostics;

namespace Temporalio.Runtime.Meters;

/// <summary>Sets of tags. Immutable arrays, so that recording without extra tags allocates nothing.</summary>
internal static class MetricTags
{
    /// <summary>Makes the set of one with more tags.</summary>
    /// <param name="tags">The set.</param>
    /// <param name="more">The tags to add; an existing key is replaced.</param>
    /// <returns>A new set.</returns>
    public static KeyValuePair<string, object?>[] Append(KeyValuePair<string, object?>[] tags, IEnumerable<KeyValuePair<string, object>> more)
    {
        var list = new List<KeyValuePair<string, object?>>(tags);
        foreach (var (key, value) in more)
        {
            list.RemoveAll(t => t.Key == key);
            list.Add(new(key, value));
        }

        return [.. list];
    }

    /// <summary>Makes the tags of one value.</summary>
    /// <param name="tags">The metric's tags.</param>
    /// <param name="extraTags">Tags of this value, or null.</param>
    /// <returns>The tags.</returns>
    public static TagList For(KeyValuePair<string, object?>[] tags, IEnumerable<KeyValuePair<string, object>>? extraTags)
        => new(extraTags is null ? tags : Append(tags, extraTags));
}
