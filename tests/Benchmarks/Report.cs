using System.Globalization;
using Spectre.Console;

namespace Benchmarks;

/// <summary>Collects rows and prints them as one table: what, how much, the aim, and what limits it.</summary>
internal sealed class Report
{
    private readonly Table _table = new Table().Border(TableBorder.Ascii2)
        .AddColumn("what").AddColumn(new TableColumn("measured").RightAligned()).AddColumn(new TableColumn("aim").RightAligned()).AddColumn("notes");

    public void Add(string what, string measured, string aim, string notes)
    {
        _table.AddRow(Markup.Escape(what), Markup.Escape(measured), Markup.Escape(aim), Markup.Escape(notes));
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what}: {measured}"));
    }

    public void Print()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });
        console.Profile.Width = 150;
        console.Write(_table);
    }
}
