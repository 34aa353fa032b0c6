using Temporal.Server.Core.Errors;
using Temporalio.Api.ErrorDetails.V1;

namespace Temporal.Server.Core.Validation;

/// <summary>The refusals that validation ends in.</summary>
public static class Invalid
{
    /// <summary>Makes the refusal of a request that is wrong in itself.</summary>
    public static ServiceException Argument(string message) => new(ServiceErrorKind.InvalidArgument, message);

    /// <summary>Makes the refusal of a request that does not fit the present state.</summary>
    public static ServiceException Precondition(string message) => new(ServiceErrorKind.FailedPrecondition, message);

    /// <summary>Makes the refusal of a namespace that does not exist.</summary>
    public static ServiceException UnknownNamespace(string name) =>
        new(ServiceErrorKind.NotFound, $"Namespace {name} is not found.", new NamespaceNotFoundFailure { Namespace = name });
}
