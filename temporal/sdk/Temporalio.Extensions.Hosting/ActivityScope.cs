using Microsoft.Extensions.DependencyInjection;

namespace Temporalio.Extensions.Hosting;

/// <summary>The service scope of the running activity. Interceptors may set it before the activity is made, to bring a scope of their own.</summary>
public static class ActivityScope
{
    private static readonly AsyncLocal<IServiceScope?> Scope = new();
    private static readonly AsyncLocal<object?> Instance = new();

    /// <summary>Gets or sets the scope. One set by an interceptor is not disposed of after the activity.</summary>
    public static IServiceScope? ServiceScope
    {
        get => Scope.Value;
        set => Scope.Value = value;
    }

    /// <summary>Gets or sets the object whose method is the activity. One set by an interceptor is used instead of a resolved one.</summary>
    public static object? ScopedInstance
    {
        get => Instance.Value;
        set => Instance.Value = value;
    }
}
