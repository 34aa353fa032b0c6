using System.Globalization;
using Google.Protobuf;
using Temporal.Server.Core.Limits;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;

namespace Temporal.Server.Core.Validation;

/// <summary>Checks search attributes and marks their payloads with the types that the namespace gives them.</summary>
public static class SearchAttributeRules
{
    private const string TypeKey = "type";

    /// <summary>Finds what is wrong with search attributes and writes each type into its payload's metadata.</summary>
    /// <param name="attributes">The attributes, or null; changed in place.</param>
    /// <param name="namespaceName">The namespace, for the error.</param>
    /// <param name="types">The namespace's custom attributes.</param>
    /// <param name="limits">The limits.</param>
    /// <returns>The error, or null when nothing is wrong.</returns>
    public static SearchAttributeError? FillAndFindError(SearchAttributes? attributes, string namespaceName, ISearchAttributeTypes types, ServerLimits limits)
    {
        if (attributes is null || attributes.IndexedFields.Count == 0)
        {
            return null;
        }

        if (attributes.IndexedFields.Count > limits.SearchAttributesMax)
        {
            return new(string.Create(CultureInfo.InvariantCulture, $"number of search attributes {attributes.IndexedFields.Count} exceeds limit {limits.SearchAttributesMax}"), IsTooLarge: false);
        }

        foreach (var (name, payload) in attributes.IndexedFields)
        {
            if (SystemSearchAttributes.ServerOnly.ContainsKey(name))
            {
                return new($"{name} attribute can't be set in SearchAttributes", IsTooLarge: false);
            }

            var type = TypeOf(name, types);
            if (type == IndexedValueType.Unspecified)
            {
                return new($"Namespace {namespaceName} has no mapping defined for search attribute {name}", IsTooLarge: false);
            }

            if (SearchAttributeValues.Misfit(payload, type) is { } value)
            {
                return new($"invalid value for search attribute {name} of type {type}: {value}", IsTooLarge: false);
            }

            payload.Metadata[TypeKey] = ByteString.CopyFromUtf8(type.ToString());
        }

        return SizeError(attributes, limits);
    }

    /// <summary>Checks the search attributes of a request.</summary>
    /// <exception cref="Errors.ServiceException">A name is unknown or reserved, or a value has the wrong type or size.</exception>
    public static void FillAndCheck(SearchAttributes? attributes, string namespaceName, ISearchAttributeTypes types, ServerLimits limits)
    {
        if (FillAndFindError(attributes, namespaceName, types, limits) is { } error)
        {
            throw Invalid.Argument(error.Text);
        }
    }

    /// <summary>Merges an upsert into the attributes that a run has: values replace, nulls and empty lists remove.</summary>
    public static void Merge(SearchAttributes into, SearchAttributes upserted)
    {
        foreach (var (name, payload) in upserted.IndexedFields)
        {
            if (SearchAttributeValues.IsRemoval(payload))
            {
                into.IndexedFields.Remove(name);
            }
            else
            {
                into.IndexedFields[name] = payload;
            }
        }
    }

    private static IndexedValueType TypeOf(string name, ISearchAttributeTypes types) =>
        SystemSearchAttributes.Predefined.TryGetValue(name, out var type) ? type : types.GetAttributeType(name);

    private static SearchAttributeError? SizeError(SearchAttributes attributes, ServerLimits limits)
    {
        foreach (var (name, payload) in attributes.IndexedFields)
        {
            if (payload.Data.Length > limits.SearchAttributeValueBytesMax)
            {
                return new(string.Create(CultureInfo.InvariantCulture, $"search attribute {name} value size {payload.Data.Length} exceeds size limit {limits.SearchAttributeValueBytesMax}"), IsTooLarge: true);
            }
        }

        var size = attributes.IndexedFields.Sum(field => Texts.Bytes(field.Key) + field.Value.Data.Length);
        return size > limits.SearchAttributesBytesMax
            ? new(string.Create(CultureInfo.InvariantCulture, $"total size of search attributes {size} exceeds size limit {limits.SearchAttributesBytesMax}"), IsTooLarge: true)
            : null;
    }
}

/// <summary>What is wrong with search attributes.</summary>
/// <param name="Text">The text of the error.</param>
/// <param name="IsTooLarge">Whether a size is over a limit; such an upsert ends the run.</param>
public sealed record SearchAttributeError(string Text, bool IsTooLarge);
