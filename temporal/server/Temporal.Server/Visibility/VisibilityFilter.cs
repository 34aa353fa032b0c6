namespace Temporal.Server.Visibility;

/// <summary>A parsed and type-checked list filter.</summary>
public sealed record VisibilityFilter;
