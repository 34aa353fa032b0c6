using Temporalio.Api.Command.V1;

namespace Temporalio.Core.Machines;

/// <summary>A command that the workflow's code issued and history has not answered.</summary>
internal sealed class IssuedCommand(Command command, Machine machine)
{
    public Command Command { get; } = command;

    public Machine Machine { get; } = machine;

    /// <summary>Whether the code took it back before it was sent: it leaves nothing.</summary>
    public bool IsDropped { get; private set; }

    public void Drop() => IsDropped = true;
}

/// <summary>The commands of the current task in the order of their issue; the closing one last.</summary>
internal sealed class CommandQueue
{
    private readonly Queue<IssuedCommand> _commands = new();
    private IssuedCommand? _closing;

    /// <summary>Whether the code has issued the command that closes the run.</summary>
    public bool HasClosing => _closing is not null;

    public IssuedCommand Issue(Command command, Machine machine)
    {
        var issued = new IssuedCommand(command, machine);
        _commands.Enqueue(issued);
        return issued;
    }

    /// <summary>Issues the command that closes the run; only the first one counts.</summary>
    public void IssueClosing(Command command, Machine machine) => _closing ??= new IssuedCommand(command, machine);

    /// <summary>The next command that history has to answer, or null.</summary>
    public IssuedCommand? Peek()
    {
        while (_commands.TryPeek(out var next))
        {
            if (!next.IsDropped)
            {
                return next;
            }

            _commands.Dequeue();
        }

        return _closing;
    }

    /// <summary>Removes what <see cref="Peek"/> gave.</summary>
    public void Take()
    {
        if (!_commands.TryDequeue(out _))
        {
            _closing = null;
        }
    }

    /// <summary>The commands to send. They stay, to be compared with the events that the service makes of them.</summary>
    public IEnumerable<Command> ToSend()
    {
        foreach (var issued in _commands)
        {
            if (!issued.IsDropped)
            {
                yield return issued.Command;
            }
        }

        if (_closing is not null)
        {
            yield return _closing.Command;
        }
    }
}
