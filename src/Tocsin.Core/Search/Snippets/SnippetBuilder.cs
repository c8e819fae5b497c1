using Tocsin.Core.Articles;
using Tocsin.Core.Text.Sentences;

namespace Tocsin.Core.Search.Snippets;

/// <summary>Chooses the sentences of an article that answer a query best, to the letter, and marks the words that do.</summary>
/// <remarks>A sentence too long for a chat is cut between words, which an ellipsis says; nothing is ever cut inside a character.</remarks>
internal static class SnippetBuilder
{
    /// <summary>About how long a snippet may be, in UTF-16 units.</summary>
    private const int Longest = 320;

    /// <summary>How much of a text without matches is looked at for its first sentence.</summary>
    private const int LongestBeginning = 920;

    public static Snippet Build(ArticleContent content, string language, MatchWords words)
    {
        var best = (Text: "", Matches: new List<TextMatch>(), Window: new MatchWindow(0, -1, 0));
        foreach (var part in Parts(content))
        {
            var matches = TextMatch.Find(part, words);
            var window = MatchWindow.Best(matches, words);
            if (window.Score > best.Window.Score * 1.001f)
            {
                best = (part, matches, window);
                if (window.Score * 1.001f >= words.TotalWeight)
                {
                    break;
                }
            }
        }

        return best.Matches.Count == 0
            ? Beginning(Parts(content).FirstOrDefault(part => !string.IsNullOrWhiteSpace(part)) ?? content.Title, language)
            : Show(best.Text, best.Matches, best.Window, language);
    }

    private static IEnumerable<string> Parts(ArticleContent content) =>
        content.Standfirst is { Length: > 0 } standfirst ? content.Paragraphs.Prepend(standfirst) : content.Paragraphs;

    private static Snippet Beginning(string text, string language)
    {
        var head = text[..SafeCut.Before(text, Math.Min(text.Length, LongestBeginning))];
        var sentences = SentenceSegmenter.Split(head, language);
        return sentences.Count == 0 ? new Snippet("", []) : Cut(text, [], sentences[0].Start, sentences[0].End, sentences[0].Start);
    }

    private static Snippet Show(string text, List<TextMatch> matches, MatchWindow window, string language)
    {
        var (first, last) = (matches[window.First].Start, matches[window.Last].End);

        // A sentence that begins or ends further away does not fit, so it is cut as one that begins or ends there.
        var around = Math.Max(Longest / 3, Longest - (last - first)) + 1;
        var from = SafeCut.Before(text, Math.Max(0, first - around));
        var to = SafeCut.Before(text, Math.Min(text.Length, last + around));
        var (start, end) = (first, last);
        foreach (var sentence in SentenceSegmenter.Split(text[from..to], language))
        {
            if (sentence.Start + from < last && sentence.End + from > first)
            {
                start = Math.Min(start, sentence.Start + from);
                end = Math.Max(end, sentence.End + from);
            }
        }

        return Cut(text, matches, start, end, first);
    }

    /// <summary>The text from <paramref name="start"/> to <paramref name="end"/>, shortened around <paramref name="focus"/> where it is too long.</summary>
    private static Snippet Cut(string text, List<TextMatch> matches, int start, int end, int focus)
    {
        if (end - start > Longest)
        {
            var begin = focus - start <= Longest / 3 ? start : SafeCut.WordStart(text, focus - (Longest / 4), focus);
            (start, end) = (begin, Math.Min(end, SafeCut.WordEnd(text, begin + Longest, begin)));
        }

        var before = start > 0 && !SafeCut.IsSentenceStart(text, start) ? "…" : "";
        var after = end < text.Length && !SafeCut.IsSentenceEnd(text, end) ? "…" : "";
        var marks = TextMatch.Marks(matches, start, end);
        return new Snippet(
            before + text[start..end] + after,
            before.Length == 0 ? marks : [.. marks.Select(mark => mark with { Start = mark.Start + before.Length })]);
    }
}
