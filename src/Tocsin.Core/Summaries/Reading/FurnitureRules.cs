using System.Buffers;
using Tocsin.Core.Articles;

namespace Tocsin.Core.Summaries.Reading;

/// <summary>Recognises what no summary may hold: bylines, captions, datelines, footnotes, appeals, links, code, headings.</summary>
internal static class FurnitureRules
{
    /// <summary>A sentence of fewer words says too little to stand in a summary.</summary>
    private const int FewestWords = 4;

    private const int LongestLine = 12;

    private static readonly SearchValues<char> CodeSigns = SearchValues.Create("{}<>=_|\\#;~^");

    /// <summary>What <paramref name="sentence"/> is, or null for text proper.</summary>
    public static Furniture? Recognise(string sentence, int words, ArticleContent article, Cues cues)
    {
        if (IsCode(sentence))
        {
            return Furniture.Code;
        }

        if (IsFootnote(sentence))
        {
            return Furniture.Footnote;
        }

        if (cues.IsAppeal(sentence, words))
        {
            return Furniture.Appeal;
        }

        if (cues.IsCaption(sentence))
        {
            return Furniture.Caption;
        }

        var stops = EndsWithStop(sentence);
        if (words <= LongestLine && (cues.IsByline(sentence, stops) || NamesAuthor(sentence, words, article)))
        {
            return Furniture.Byline;
        }

        if (HasLink(sentence) && words <= LongestLine)
        {
            return Furniture.Link;
        }

        if (words <= LongestLine && Digits(sentence) * 3 > sentence.Length)
        {
            return Furniture.Dateline;
        }

        if (!stops && words <= LongestLine)
        {
            return Furniture.Heading;
        }

        return words < FewestWords ? Furniture.Fragment : null;
    }

    /// <summary>Whether a mark ends the sentence, past what closes a quotation, a bracket or a note.</summary>
    public static bool EndsWithStop(string sentence)
    {
        for (var at = sentence.Length - 1; at >= 0; at--)
        {
            if (sentence[at] is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '؟' or '۔' or '।' or '．' or ';')
            {
                return true;
            }

            if (char.IsLetter(sentence[at]))
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsCode(string sentence)
    {
        var signs = 0;
        var rest = sentence.AsSpan();
        while (rest.IndexOfAny(CodeSigns) is var at and >= 0)
        {
            signs++;
            rest = rest[(at + 1)..];
        }

        return signs >= 3 && (signs * 25 > sentence.Length || sentence.AsSpan().ContainsAny('{', '}'));
    }

    private static bool IsFootnote(string sentence)
    {
        if (sentence[0] is '↑' or '^' or '†' or '‡' or '※')
        {
            return true;
        }

        var close = sentence[0] == '[' ? sentence.IndexOf(']', StringComparison.Ordinal) : -1;
        return close is > 1 and <= 4 && sentence.AsSpan(1, close - 1).IndexOfAnyExceptInRange('0', '9') < 0;
    }

    private static bool HasLink(string sentence) =>
        sentence.Contains("://", StringComparison.Ordinal) || sentence.Contains("www.", StringComparison.OrdinalIgnoreCase)
        || sentence.Contains("pic.twitter", StringComparison.OrdinalIgnoreCase) || sentence.Contains('@', StringComparison.Ordinal);

    private static bool NamesAuthor(string sentence, int words, ArticleContent article) =>
        article.Authors.Any(author => author.Length > 3 && words <= WordCount.Of(author) + 4
            && sentence.Contains(author, StringComparison.OrdinalIgnoreCase));

    private static int Digits(string sentence)
    {
        var digits = 0;
        foreach (var c in sentence)
        {
            digits += char.IsDigit(c) ? 1 : 0;
        }

        return digits;
    }
}
