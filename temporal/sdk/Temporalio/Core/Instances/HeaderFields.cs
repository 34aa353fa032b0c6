using System.Collections.ObjectModel;
using Google.Protobuf.Collections;
using Temporalio.Api.Common.V1;

namespace Temporalio.Core.Instances;

/// <summary>Headers as interceptors see them.</summary>
internal static class HeaderFields
{
    public static IReadOnlyDictionary<string, Payload> AsReadOnly(this MapField<string, Payload> fields)
        => new ReadOnlyDictionary<string, Payload>(fields);
}
