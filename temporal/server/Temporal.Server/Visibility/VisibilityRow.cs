using Temporal.Server.Core.Queries;
using Temporalio.Api.Workflow.V1;

namespace Temporal.Server.Visibility;

/// <summary>An execution as filters see it: the server's own attributes by name, and those that were set on the run.</summary>
internal sealed class VisibilityRow(WorkflowExecutionInfo info) : IFilterRow
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    private Dictionary<string, AttributeValue>? _attributes;

    public WorkflowExecutionInfo Info { get; } = info;

    public VisibilityPosition Position { get; } = VisibilityPosition.Of(info);

    /// <summary>Gets the attributes that were set on the run, by name; those without a value are left out.</summary>
    public IReadOnlyDictionary<string, AttributeValue> Attributes => _attributes ??= AttributeValue.ReadAll(Info.SearchAttributes);

    public FilterValue? GetValue(FilterField attribute)
    {
        if (SystemColumns.Find(attribute) is { } column)
        {
            return column.Read(Info);
        }

        return Attributes.TryGetValue(attribute.Name, out var value) ? value.Single : null;
    }

    public IReadOnlyCollection<string>? GetValues(FilterField attribute)
        => Attributes.TryGetValue(attribute.Name, out var value) ? value.Many : null;

    /// <summary>Gets nanoseconds of a time since 1970.</summary>
    public static long Nanoseconds(Google.Protobuf.WellKnownTypes.Timestamp time) => (time.Seconds * NanosecondsPerSecond) + time.Nanos;

    /// <summary>Gets nanoseconds of a duration.</summary>
    public static long Nanoseconds(Google.Protobuf.WellKnownTypes.Duration duration) => (duration.Seconds * NanosecondsPerSecond) + duration.Nanos;
}
