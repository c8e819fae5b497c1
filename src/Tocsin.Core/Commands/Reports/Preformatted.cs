using Tocsin.Core.Posts;

namespace Tocsin.Core.Commands.Reports;

/// <summary>Text for other programs, as posts that a person can copy from: cut at lines, each in one message.</summary>
internal static class Preformatted
{
    /// <summary>Fits into a message of every platform, markup included.</summary>
    private const int Longest = 1_500;

    public static IReadOnlyList<Post> Posts(string text) =>
    [
        .. Pieces(text.TrimEnd('\n')).Select(piece => new Post
        {
            // Read by programs: no language's own direction.
            Language = "en",
            Blocks = [new PostParagraph([new PostSpan(piece, PostStyle.Code)])],
        }),
    ];

    /// <summary>As many whole lines as fit; a line that is too long alone is cut.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        while (text.Length > Longest)
        {
            var line = text.LastIndexOf('\n', Longest);
            var at = line > 0 ? line : char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
            yield return text[..at];
            text = text[(line > 0 ? at + 1 : at)..];
        }

        yield return text;
    }
}
