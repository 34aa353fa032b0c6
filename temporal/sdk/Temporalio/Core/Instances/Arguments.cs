using System.Reflection;
using Temporalio.Api.Common.V1;
using Temporalio.Converters;
using Temporalio.Workflows;

namespace Temporalio.Core.Instances;

/// <summary>Turns payloads into the arguments of a method, and back.</summary>
internal static class Arguments
{
    private static readonly IReadOnlyList<Payload> None = [];

    /// <summary>Reads the arguments of a method; missing ones get their defaults, more than it takes are left out.</summary>
    /// <exception cref="ArgumentException">One without a default is missing.</exception>
    public static object?[] Read(IPayloadConverter converter, Payloads? payloads, ParameterInfo[] parameters, string what)
    {
        IReadOnlyList<Payload> given = payloads is null ? None : payloads.Payloads_;
        if (parameters.Length == 0)
        {
            return [];
        }

        var values = new object?[parameters.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (i < given.Count)
            {
                values[i] = converter.ToValue(given[i], parameters[i].ParameterType);
            }
            else
            {
                values[i] = parameters[i].HasDefaultValue
                    ? parameters[i].DefaultValue
                    : throw new ArgumentException($"{what} needs {values.Length} arguments, but {given.Count} came.", nameof(payloads));
            }
        }

        return values;
    }

    /// <summary>Reads the arguments of a dynamic handler: the name and everything as raw values.</summary>
    public static object?[] ReadDynamic(string name, Payloads? payloads) => [name, RawOf(payloads)];

    /// <summary>All payloads as raw values.</summary>
    public static IRawValue[] RawOf(Payloads? payloads) => [.. (payloads?.Payloads_ ?? []).Select(p => new RawValue(p))];

    /// <summary>Reads the arguments of a workflow's run method.</summary>
    public static object?[] ReadRun(IPayloadConverter converter, Payloads? payloads, WorkflowDefinition definition)
        => definition.Dynamic
            ? [RawOf(payloads)]
            : Read(converter, payloads, definition.RunInvoker.Parameters, $"The workflow '{definition.Name}'");

    /// <summary>Writes arguments; null for none.</summary>
    public static Payloads? Write(IPayloadConverter converter, IReadOnlyCollection<object?> values)
    {
        if (values.Count == 0)
        {
            return null;
        }

        var payloads = new Payloads();
        foreach (var value in values)
        {
            payloads.Payloads_.Add(converter.ToPayload(value));
        }

        return payloads;
    }

    /// <summary>Writes headers; always a message, as the core SDKs do.</summary>
    public static Header Write(IDictionary<string, Payload>? headers)
    {
        var header = new Header();
        foreach (var (key, value) in headers ?? new Dictionary<string, Payload>(StringComparer.Ordinal))
        {
            header.Fields.Add(key, value);
        }

        return header;
    }

    /// <summary>Writes what user interfaces show; null if there is nothing.</summary>
    public static Api.Sdk.V1.UserMetadata? Metadata(IPayloadConverter converter, string? summary, string? details = null)
        => summary is null && details is null
            ? null
            : new Api.Sdk.V1.UserMetadata
            {
                Summary = summary is null ? null : converter.ToPayload(summary),
                Details = details is null ? null : converter.ToPayload(details),
            };

    /// <summary>Reads a result.</summary>
    public static TResult Result<TResult>(IPayloadConverter converter, Payload? payload)
        => payload is null || typeof(TResult) == typeof(ValueTuple) ? default! : converter.ToValue<TResult>(payload);
}
