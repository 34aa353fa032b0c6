using System.Text;
using Temporalio.Api.Enums.V1;

namespace Temporal.Server.Core.Queries;

/// <summary>Cuts texts into the words that they are found by: letters and digits, in lower case.</summary>
public static class FilterWords
{
    /// <summary>Cuts a text.</summary>
    public static IEnumerable<string> Cut(string text)
    {
        var word = new StringBuilder();
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                _ = word.Append(char.ToLowerInvariant(c));
            }
            else if (word.Length > 0)
            {
                yield return word.ToString();
                _ = word.Clear();
            }
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }

    /// <summary>Gets what an attribute of several values is searched for.</summary>
    /// <param name="attribute">A list or a text.</param>
    /// <param name="value">The value in the filter.</param>
    public static IEnumerable<string> Of(FilterField attribute, FilterValue value)
    {
        var text = ((FilterText)value).Value;
        return attribute.Type == IndexedValueType.Text ? Cut(text) : [text];
    }
}
