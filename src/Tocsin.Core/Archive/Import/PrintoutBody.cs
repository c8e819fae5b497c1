using System.Text.RegularExpressions;
using Tocsin.Core.Sources.Text;

namespace Tocsin.Core.Archive.Import;

/// <summary>The text of a printout: what each printed page repeats goes, and a paragraph that a page's end cut in two is whole again.</summary>
internal static partial class PrintoutBody
{
    public static IReadOnlyList<string> Paragraphs(IEnumerable<string> blocks, string title)
    {
        List<Piece> pieces = [];
        var cut = false;
        foreach (var block in blocks)
        {
            if (IsFurniture(block, title))
            {
                cut = true;
                continue;
            }

            foreach (var paragraph in MarkdownText.Paragraphs(block))
            {
                Add(pieces, new Piece(paragraph.Text, paragraph.HeadingLevel > 0), cut);
                cut = false;
            }
        }

        return [.. pieces.Select(piece => piece.Text)];
    }

    public static bool IsRule(string block) => Rule().IsMatch(block);

    private static void Add(List<Piece> pieces, Piece next, bool cut)
    {
        if (pieces is [.., { IsHeading: false } last] && !next.IsHeading && IsCutInTwo(last.Text, next.Text, cut))
        {
            pieces[^1] = last with { Text = last.Text + " " + next.Text };
        }
        else
        {
            pieces.Add(next);
        }
    }

    // A sentence that stops without its full stop goes on in lower case; scripts without case are trusted only around a page's end.
    private static bool IsCutInTwo(string before, string after, bool cut) =>
        (char.IsLetterOrDigit(before[^1]) || before[^1] is ',' or '،')
        && (char.IsLower(after[0]) || (cut && char.IsLetter(after[0]) && !char.IsUpper(after[0])));

    private static bool IsFurniture(string block, string title) =>
        IsRule(block)
        || PrintoutHead.CopyrightLine().IsMatch(block)
        || PageNumber().IsMatch(block)
        || PlainText.Line(block.TrimStart('#').Replace("*", "", StringComparison.Ordinal)) == title;

    [GeneratedRegex(@"^(?:-{3,}|_{3,}|\*{3,}|={3,})$", RegexOptions.NonBacktracking)]
    private static partial Regex Rule();

    [GeneratedRegex(@"^(?:page\s+)?\d{1,3}\s*(?:/|of|sur)\s*\d{1,3}$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex PageNumber();

    private sealed record Piece(string Text, bool IsHeading);
}
