using System.Diagnostics;
using System.Text;
using Temporalio.Worker;

namespace Temporalio.Core.Instances;

/// <summary>Where the tasks of a workflow wait, for the stack trace query.</summary>
internal sealed class StackTraces(WorkflowStackTrace kind)
{
    private readonly LinkedList<StackTrace> _waiting = new();

    /// <summary>Notes where the caller waits, until the answer is disposed.</summary>
    public Wait? Track()
        => kind == WorkflowStackTrace.None
            ? null
            : new Wait(_waiting.AddLast(new StackTrace(1, kind == WorkflowStackTrace.Normal)));

    /// <summary>Writes all places: the methods of the application, from the innermost to the one that the workflow's scheduler ran.</summary>
    /// <exception cref="InvalidOperationException">They are not taken.</exception>
    public string Write()
    {
        if (kind == WorkflowStackTrace.None)
        {
            throw new InvalidOperationException(
                "This worker takes no stack traces of workflows: set the option WorkflowStackTrace of the worker.");
        }

        var text = new StringBuilder();
        foreach (var trace in _waiting)
        {
            foreach (var frame in trace.GetFrames())
            {
                var type = frame.GetMethod()?.DeclaringType;
                if (type == typeof(WorkflowScheduler))
                {
                    break;
                }

                if (type is not null && type.Assembly != typeof(StackTraces).Assembly && type.Assembly != typeof(object).Assembly)
                {
                    text.Append(new StackTrace(frame));
                }
            }

            text.AppendLine();
        }

        return text.ToString();
    }

    /// <summary>One place.</summary>
    internal sealed class Wait(LinkedListNode<StackTrace> node) : IDisposable
    {
        public void Dispose()
        {
            node.List?.Remove(node);
        }
    }
}
