using Temporalio.Activities;

namespace Temporalio.Worker.ActivityTasks;

/// <summary>The activities of a worker by name, and the one that takes all other names.</summary>
internal sealed class ActivityRegistry
{
    private readonly Dictionary<string, ActivityDefinition> _byName = new(StringComparer.Ordinal);
    private readonly ActivityDefinition? _dynamic;

    /// <summary>Initializes a new instance of the <see cref="ActivityRegistry"/> class.</summary>
    /// <param name="definitions">The activities.</param>
    /// <exception cref="ArgumentException">Two have the same name, or two are dynamic.</exception>
    public ActivityRegistry(IEnumerable<ActivityDefinition> definitions)
    {
        foreach (var definition in definitions)
        {
            if (definition.Name is not { } name)
            {
                _dynamic = _dynamic == null
                    ? definition
                    : throw new ArgumentException("A worker can have only one dynamic activity.", nameof(definitions));
            }
            else if (!_byName.TryAdd(name, definition))
            {
                throw new ArgumentException($"There are two activities named '{name}'.", nameof(definitions));
            }
        }
    }

    /// <summary>Finds an activity.</summary>
    /// <param name="name">The type name of a task.</param>
    /// <returns>The activity, or null.</returns>
    public ActivityDefinition? Find(string name) => _byName.GetValueOrDefault(name) ?? _dynamic;

    /// <summary>Lists the names for an error message.</summary>
    /// <returns>The names in order, separated by commas.</returns>
    public string Names() => string.Join(", ", _byName.Keys.Order(StringComparer.Ordinal));
}
