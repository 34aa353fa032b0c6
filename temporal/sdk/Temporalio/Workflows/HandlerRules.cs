using System.Reflection;
using Temporalio.Common.Invocations;
using Temporalio.Converters;

namespace Temporalio.Workflows;

/// <summary>The rules that methods handling signals, queries and updates share.</summary>
internal static class HandlerRules
{
    public static T Attribute<T>(MethodInfo method)
        where T : Attribute
        => method.GetCustomAttribute<T>(inherit: false)
            ?? throw new ArgumentException($"'{method.DeclaringType?.Name}.{method.Name}' lacks the {typeof(T).Name}", nameof(method));

    public static string? NameOf(MethodInfo method, string? name, bool dynamic)
    {
        if (!dynamic)
        {
            return name ?? AsyncResults.NameOf(method);
        }

        return name is null ? null : throw new ArgumentException($"'{method.Name}' is dynamic, so it has no name", nameof(method));
    }

    public static void Check(bool ok, MethodInfo method, string kind, string rule)
    {
        if (!ok)
        {
            throw new ArgumentException($"the {kind} '{method.Name}' {rule}", nameof(method));
        }
    }

    public static void CheckPublicInstance(MethodInfo method, string kind)
        => Check(method.IsPublic && !method.IsStatic, method, kind, "must be public and not static");

    public static void CheckDynamic(string? name, MethodInfo method, string kind) => Check(
        name is not null || (ParameterTypes(method) is [var first, var second] && first == typeof(string) && second == typeof(IRawValue[])),
        method,
        kind,
        "is dynamic, so it must take a string and an array of IRawValue");

    private static Type[] ParameterTypes(MethodInfo method) => Array.ConvertAll(method.GetParameters(), p => p.ParameterType);
}
