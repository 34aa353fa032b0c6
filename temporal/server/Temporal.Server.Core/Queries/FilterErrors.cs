using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Validation;

namespace Temporal.Server.Core.Queries;

/// <summary>Why a list filter is refused, in the words of the official server.</summary>
internal static class FilterErrors
{
    public static ServiceException Malformed(string reason) => Invalid.Argument($"invalid query: malformed SQL query: {reason}");

    public static ServiceException Unsupported(string what) => Invalid.Argument($"invalid query: operation is not supported: {what}");

    public static ServiceException Expression(string reason) => Invalid.Argument($"invalid query: invalid expression: {reason}");

    public static ServiceException UnknownAttribute(string name) => Invalid.Argument($"invalid query: invalid search attribute: {name}");
}
