using Google.Protobuf;
using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Executions;
using Temporal.Server.Namespaces;
using Temporal.Server.Storage;

namespace Temporal.Server.Histories;

/// <summary>Reads and makes the tokens by which workers name tasks.</summary>
internal static class TaskTokens
{
    /// <summary>Reads a token and checks that it belongs to the caller's namespace.</summary>
    /// <param name="bytes">The token as the worker sent it.</param>
    /// <param name="namespaceName">The namespace that the request names; empty: the token's own.</param>
    /// <param name="namespaces">The namespaces.</param>
    /// <exception cref="ServiceException">It is missing, no token, or of another namespace.</exception>
    public static TaskToken Read(ByteString bytes, string namespaceName, INamespaceRegistry namespaces)
    {
        var token = Parse(bytes);
        if (namespaceName.Length > 0 && namespaces.FindByName(namespaceName) is { } caller && caller.Id != token.NamespaceId)
        {
            throw Refusals.Invalid("Operation requested with a token from a different namespace.");
        }

        return token;
    }

    public static ByteString Of(RunKey run, ActivityState activity) => new TaskToken
    {
        NamespaceId = run.NamespaceId,
        WorkflowId = run.WorkflowId,
        RunId = run.RunId,
        ScheduledEventId = activity.ScheduledEventId,
        Attempt = activity.Attempt,
        Stamp = activity.Stamp,
    }.ToByteString();

    public static ByteString Of(RunKey run, WorkflowTaskState task) => new TaskToken
    {
        NamespaceId = run.NamespaceId,
        WorkflowId = run.WorkflowId,
        RunId = run.RunId,
        ScheduledEventId = task.ScheduledEventId,
        StartedEventId = task.StartedEventId,
        Attempt = task.Attempt,
        Stamp = task.Stamp,
    }.ToByteString();

    public static RunKey RunOf(TaskToken token) => new(token.NamespaceId, token.WorkflowId, token.RunId);

    private static TaskToken Parse(ByteString bytes)
    {
        if (bytes.IsEmpty)
        {
            throw Refusals.Invalid("Task token not set on request.");
        }

        try
        {
            return TaskToken.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException)
        {
            throw Refusals.Invalid("Error deserializing task token.");
        }
    }
}
