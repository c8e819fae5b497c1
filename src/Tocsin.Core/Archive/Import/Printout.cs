using System.Text.RegularExpressions;
using Tocsin.Core.Articles;
using Tocsin.Core.Sources.Text;

namespace Tocsin.Core.Archive.Import;

/// <summary>Reads a web page that was printed to text: its address in angle brackets, section, title, issue, date, standfirst, body.</summary>
internal static partial class Printout
{
    /// <summary>Whether <paramref name="text"/> begins as a printout does; costs only a look at its first lines.</summary>
    public static bool Recognises(string text) => AddressLine().IsMatch(text.TrimStart().Split('\n', 2)[0].TrimEnd('\r'));

    /// <summary>The article, or null when <paramref name="text"/> is no printout.</summary>
    public static ArticleContent? Read(string text)
    {
        if (!Recognises(text))
        {
            return null;
        }

        var blocks = Blocks(text);
        var titleAt = blocks.FindIndex(block => block.StartsWith("# ", StringComparison.Ordinal));
        return titleAt < 1 ? null : Read(blocks, titleAt);
    }

    private static ArticleContent Read(List<string> blocks, int titleAt)
    {
        var title = Plain(blocks[titleAt]);
        var head = new PrintoutHead();
        var at = titleAt + 1;
        while (at < blocks.Count && head.Take(blocks[at]))
        {
            at++;
        }

        var standfirst = at < blocks.Count && Bold().IsMatch(blocks[at]) ? Plain(blocks[at++]) : null;
        return new ArticleContent
        {
            Url = AddressLine().Match(blocks[0]).Groups["url"].Value,
            Title = title,
            Standfirst = standfirst,
            Paragraphs = PrintoutBody.Paragraphs(blocks.Skip(at), title),
            Publication = head.Publication,
            Issue = head.Issue,
            Published = head.Published,
            Topics = [.. blocks.Take(titleAt).Skip(1).Select(Plain).Where(section => section.Length is > 0 and < 80)],
        };
    }

    private static string Plain(string block) => PlainText.Line(string.Join(' ', MarkdownText.Paragraphs(block).Select(paragraph => paragraph.Text)));

    private static List<string> Blocks(string text) =>
        [.. BlankLines().Split(text.Replace("\r\n", "\n", StringComparison.Ordinal)).Select(block => block.Trim()).Where(block => block.Length > 0)];

    [GeneratedRegex(@"^<(?<url>https?://[^\s<>]+)>$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex AddressLine();

    [GeneratedRegex(@"^\*\*[^*]+\*\*$", RegexOptions.NonBacktracking)]
    private static partial Regex Bold();

    [GeneratedRegex(@"\n[ \t]*\n", RegexOptions.NonBacktracking)]
    private static partial Regex BlankLines();
}
