using System.Globalization;
using Tocsin.Core.Posts;
using Tocsin.Core.Search.Analysis;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Members;

/// <summary>A list in pages: <c>page:2</c> at the end of a command, and the buttons that type it.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Arguments">The arguments without the page.</param>
internal sealed record Paging(int Page, string Arguments)
{
    public const int Size = 5;
    private const string Key = "page:";

    /// <summary>How many entries a page has.</summary>
    /// <value>Default <see cref="Size"/>.</value>
    public int Rows { get; init; } = Size;

    public int Offset => (Page - 1) * Rows;

    public static Paging Read(string arguments)
    {
        var space = arguments.LastIndexOf(' ');
        // Digits of any script, and a stop after them.
        var last = FoldTable.Fold(arguments.AsSpan(space + 1)).TrimEnd('.', '۔');
        return last.StartsWith(Key, StringComparison.OrdinalIgnoreCase)
            && int.TryParse(last.AsSpan(Key.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            && page is > 0 and <= 10_000
            ? new Paging(page, arguments[..Math.Max(space, 0)].TrimEnd())
            : new Paging(1, arguments);
    }

    /// <summary>Buttons for the pages before and after, where there are such; past the end the one before is the last.</summary>
    public IReadOnlyList<PostButton> Buttons(string command, int total, Words words)
    {
        List<PostButton> buttons = [];
        var before = Math.Min(Page - 1, (total + Rows - 1) / Rows);
        if (before > 0)
        {
            buttons.Add(new PostButton(words["list.previous"], Line(command, before)));
        }

        if (Offset + Rows < total)
        {
            buttons.Add(new PostButton(words["list.next"], Line(command, Page + 1)));
        }

        return buttons;
    }

    private string Line(string command, int page) =>
        string.Create(CultureInfo.InvariantCulture, $"/{command} {Arguments} {Key}{page}").Replace("  ", " ", StringComparison.Ordinal);
}
