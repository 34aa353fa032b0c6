using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Temporalio.Extensions.Hosting;

/// <summary>The calls that build a hosted worker.</summary>
public static class TemporalWorkerServiceOptionsBuilderExtensions
{
    /// <summary>Adds the activities of a type whose objects live for the host, registering the type if it is not yet.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static ITemporalWorkerServiceOptionsBuilder AddSingletonActivities<T>(this ITemporalWorkerServiceOptionsBuilder builder) =>
        builder.AddSingletonActivities(typeof(T));

    /// <summary>Adds the activities of a type whose objects live for the host, registering the type if it is not yet.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="type">The type.</param>
    /// <returns>The builder.</returns>
    public static ITemporalWorkerServiceOptionsBuilder AddSingletonActivities(this ITemporalWorkerServiceOptionsBuilder builder, Type type)
    {
        builder.Services.TryAddSingleton(type);
        return builder.ApplyTemporalActivities(type);
    }

    /// <summary>Adds the activities of a type whose objects live for one attempt, registering the type if it is not yet.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static ITemporalWorkerServiceOptionsBuilder AddScopedActivities<T>(this ITemporalWorkerServiceOptionsBuilder builder) =>
        builder.AddScopedActivities(typeof(T));

    /// <summary>Adds the activities of a type whose objects live for one attempt, registering the type if it is not yet.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="type">The type.</param>
    /// <returns>The builder.</returns>
    public static ITemporalWorkerServiceOptionsBuilder AddScopedActivities(this ITemporalWorkerServiceOptionsBuilder builder, Type type)
    {
        builder.Services.TryAddScoped(type);
        return builder.ApplyTemporalActivities(type);
    }

    /// <summary>Adds the activities of a type whose objects are made for each resolution, registering the type if it is not yet.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static ITemporalWorkerServiceOptionsBuilder AddTransientActivities<T>(this ITemporalWorkerServiceOptionsBuilder builder) =>
        builder.AddTransientActivities(typeof(T));

    /// <summary>Adds the activities of a type whose objects are made for each resolution, registering the type if it is not yet.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="type">The type.</param>
    /// <returns>The builder.</returns>
    public static ITemporalWorkerServiceOptionsBuilder AddTransientActivities(this ITemporalWorkerServiceOptionsBuilder builder, Type type)
    {
        builder.Services.TryAddTransient(type);
        return builder.ApplyTemporalActivities(type);
    }

    /// <summary>Adds the activities of a type, all of them static methods.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static ITemporalWorkerServiceOptionsBuilder AddStaticActivities<T>(this ITemporalWorkerServiceOptionsBuilder builder) =>
        builder.AddStaticActivities(typeof(T));

    /// <summary>Adds the activities of a type, all of them static methods.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="type">The type.</param>
    /// <returns>The builder.</returns>
    public static ITemporalWorkerServiceOptionsBuilder AddStaticActivities(this ITemporalWorkerServiceOptionsBuilder builder, Type type) =>
        builder.ConfigureOptions(options => options.AddAllActivities(type, null));

    /// <summary>Adds the activities of an object.</summary>
    /// <typeparam name="T">The object's type.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="instance">The object.</param>
    /// <returns>The builder.</returns>
    public static ITemporalWorkerServiceOptionsBuilder AddActivitiesInstance<T>(this ITemporalWorkerServiceOptionsBuilder builder, T instance) =>
        builder.AddActivitiesInstance(typeof(T), instance!);

    /// <summary>Adds the activities of an object.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="type">The object's type.</param>
    /// <param name="instance">The object.</param>
    /// <returns>The builder.</returns>
    public static ITemporalWorkerServiceOptionsBuilder AddActivitiesInstance(
        this ITemporalWorkerServiceOptionsBuilder builder,
        Type type,
        object instance) =>
        builder.ConfigureOptions(options => options.AddAllActivities(type, instance));

    /// <summary>Adds the activities of a type that is registered already.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static ITemporalWorkerServiceOptionsBuilder ApplyTemporalActivities<T>(this ITemporalWorkerServiceOptionsBuilder builder) =>
        builder.ApplyTemporalActivities(typeof(T));

    /// <summary>Adds the activities of a type that is registered already.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="type">The type.</param>
    /// <returns>The builder.</returns>
    public static ITemporalWorkerServiceOptionsBuilder ApplyTemporalActivities(this ITemporalWorkerServiceOptionsBuilder builder, Type type)
    {
        builder.ConfigureOptions().PostConfigure<IServiceProvider>((options, provider) =>
        {
            foreach (var definition in provider.CreateTemporalActivityDefinitions(type))
            {
                options.AddActivity(definition);
            }
        });
        return builder;
    }

    /// <summary>Adds a workflow.</summary>
    /// <typeparam name="T">A type with the workflow attribute.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static ITemporalWorkerServiceOptionsBuilder AddWorkflow<T>(this ITemporalWorkerServiceOptionsBuilder builder) =>
        builder.AddWorkflow(typeof(T));

    /// <summary>Adds a workflow.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="type">A type with the workflow attribute.</param>
    /// <returns>The builder.</returns>
    public static ITemporalWorkerServiceOptionsBuilder AddWorkflow(this ITemporalWorkerServiceOptionsBuilder builder, Type type) =>
        builder.ConfigureOptions(options => options.AddWorkflow(type));

    /// <summary>Changes the worker's options.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">The change.</param>
    /// <param name="disallowDuplicates">Whether it is an error if the worker of this queue and version was configured before.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="InvalidOperationException">It was configured before.</exception>
    public static ITemporalWorkerServiceOptionsBuilder ConfigureOptions(
        this ITemporalWorkerServiceOptionsBuilder builder,
        Action<TemporalWorkerServiceOptions> configure,
        bool disallowDuplicates = false)
    {
        builder.ConfigureOptions(disallowDuplicates).Configure(configure);
        return builder;
    }

    /// <summary>Finds the builder of the worker's options.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="disallowDuplicates">Whether it is an error if the worker of this queue and version was configured before.</param>
    /// <returns>The builder of options.</returns>
    /// <exception cref="InvalidOperationException">It was configured before.</exception>
    public static OptionsBuilder<TemporalWorkerServiceOptions> ConfigureOptions(
        this ITemporalWorkerServiceOptionsBuilder builder,
        bool disallowDuplicates = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var name = Identify(builder).OptionsName;
        if (disallowDuplicates && builder.Services.Any(service => IsConfigured(service, name)))
        {
            throw new InvalidOperationException(
                $"The worker of task queue '{builder.TaskQueue}' was configured before: give one of the two another queue or version.");
        }

        return builder.Services.AddOptions<TemporalWorkerServiceOptions>(name);
    }

    /// <summary>Names the worker that a builder builds.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The name.</returns>
    internal static TemporalWorkerServiceIdentifier Identify(ITemporalWorkerServiceOptionsBuilder builder) =>
        builder.DeploymentOptions?.Version is { } version
            ? new(builder.TaskQueue, version.ToCanonicalString(), VersionIsBuildId: false)
            : new(builder.TaskQueue, builder.BuildId, VersionIsBuildId: builder.BuildId != null);

    private static bool IsConfigured(ServiceDescriptor service, string name) =>
        service.ServiceType == typeof(IConfigureOptions<TemporalWorkerServiceOptions>)
        && service is { IsKeyedService: false, ImplementationInstance: ConfigureNamedOptions<TemporalWorkerServiceOptions> named }
        && named.Name == name;
}
