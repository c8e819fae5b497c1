using System.Globalization;
using Spectre.Console;
using Tocsin.Core.Summaries;
using Tocsin.LocalChat;

namespace Tocsin.Cli;

/// <summary>The scores behind a summary as a table; a star marks what was chosen.</summary>
internal static class ExplanationTable
{
    public static void Print(SummaryExplanation explanation)
    {
        var table = new Table { Border = TableBorder.Minimal };
        foreach (var column in new[] { "", "total", "position", "centrality", "title", "length", "news", "burden", "sentence" })
        {
            table.AddColumn(column);
        }

        foreach (var row in explanation.Rows)
        {
            table.AddRow(
                new Text($"{(row.Chosen ? "*" : " ")}{row.Number.ToString(CultureInfo.InvariantCulture)}"),
                Figure(row.Total),
                Figure(row.Position),
                Figure(row.Centrality),
                Figure(row.Title),
                Figure(row.Length),
                Figure(row.News),
                Figure(row.Burden),
                new Text(row.Remark is null ? row.Sentence : $"{row.Sentence} ({row.Remark})"));
        }

        TerminalOutput.Create().Write(table);
    }

    private static Text Figure(double? figure) => new(figure?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–");
}
