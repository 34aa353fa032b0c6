namespace Temporal.Server.Core.Queries;

/// <summary>A query that can't be read. The message says where, as the official server does.</summary>
public sealed class QuerySyntaxException(string message) : Exception(message);
