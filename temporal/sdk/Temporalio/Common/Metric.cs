namespace Temporalio.Common;

/// <summary>A metric: what is measured, and in which unit.</summary>
public abstract class Metric
{
    private protected Metric(string name, string? unit, string? description)
    {
        Name = name;
        Unit = unit;
        Description = description;
    }

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the unit, or null.</summary>
    public string? Unit { get; }

    /// <summary>Gets the description, or null.</summary>
    public string? Description { get; }
}

/// <summary>A metric with values of one type.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public abstract class Metric<T> : Metric
    where T : struct
{
    private protected Metric(string name, string? unit, string? description)
        : base(name, unit, description)
    {
    }
}
