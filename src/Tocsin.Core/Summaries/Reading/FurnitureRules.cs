using System.Buffers;
using Tocsin.Core.Articles;

namespace Tocsin.Core.Summaries.Reading;

/// <summary>Recognises what no summary may hold: bylines, captions, datelines, footnotes, appeals, links, code, headings.</summary>
internal static class FurnitureRules
{
    /// <summary>A sentence of fewer words says too little to stand in a summary.</summary>
    private const int FewestWords = 4;

    private const int LongestLine = 12;

    /// <summary>In UTF-16 units.</summary>
    private const int LongestCredit = 60;

    private static readonly string[] Agencies = ["AFP", "AP", "Reuters", "REUTERS", "Getty", "Getty Images", "EPA", "EFE", "dpa", "ANSA"];

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

        var stops = EndsWithStop(sentence);
        var isLine = !stops && words <= LongestLine;
        if (cues.IsAppeal(sentence, words, isLine))
        {
            return Furniture.Appeal;
        }

        if (cues.IsCaption(sentence, isLine) || EndsWithCredit(sentence))
        {
            return Furniture.Caption;
        }

        if (words <= LongestLine && (cues.IsByline(sentence, stops) || NamesAuthor(sentence, words, article)))
        {
            return Furniture.Byline;
        }

        if (HasLink(sentence) && WordsBesideLinks(sentence) <= LongestLine)
        {
            return Furniture.Link;
        }

        if (words <= LongestLine && (Digits(sentence) * 3 > sentence.Length || Dateline.Is(sentence, cues)))
        {
            return Furniture.Dateline;
        }

        if (isLine)
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
        if (sentence[0] is '↑' or '^' or '†' or '‡' or '※' or '¹' or '²' or '³' or (>= '⁰' and <= '⁹'))
        {
            return true;
        }

        // "[3] …" is a note; "(3) …" and "3. …" may be items of a list, unless they name a page.
        var bracketed = sentence[0] is '[' or '(';
        var digits = sentence.AsSpan(bracketed ? 1 : 0);
        var count = digits.IndexOfAnyExceptInRange('0', '9');
        return count is > 0 and <= 3
            && (sentence[0] == '[' ? digits[count] == ']' : digits[count] == (bracketed ? ')' : '.') && CitesPage(sentence));
    }

    private static bool CitesPage(string sentence)
    {
        foreach (var sign in new[] { " p. ", " pp. ", " S. ", " с. ", " ص " })
        {
            if (sentence.IndexOf(sign, StringComparison.Ordinal) is var at and >= 0
                && at + sign.Length < sentence.Length && char.IsDigit(sentence[at + sign.Length]))
            {
                return true;
            }
        }

        return sentence.Contains("ibid", StringComparison.OrdinalIgnoreCase) || sentence.Contains("op. cit", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>"… / AFP", "(AP Photo/Jane Smith)": whoever took the picture stands at the end of what is said of it.</summary>
    private static bool EndsWithCredit(string sentence)
    {
        if (!sentence.Contains('/', StringComparison.Ordinal))
        {
            return false;
        }

        var tail = sentence[^Math.Min(sentence.Length, LongestCredit)..];
        return tail.Contains("(AP Photo", StringComparison.Ordinal)
            || Agencies.Any(agency => tail.TrimEnd('.', ')', ' ').EndsWith($"/{agency}", StringComparison.Ordinal)
                || tail.TrimEnd('.', ')', ' ').EndsWith($"/ {agency}", StringComparison.Ordinal));
    }

    private static bool HasLink(string sentence) =>
        sentence.Contains("://", StringComparison.Ordinal) || sentence.Contains("www.", StringComparison.OrdinalIgnoreCase)
        || sentence.Contains("pic.twitter", StringComparison.OrdinalIgnoreCase) || sentence.Contains('@', StringComparison.Ordinal);

    private static int WordsBesideLinks(string sentence) =>
        WordCount.Of(string.Join(' ', sentence.Split(' ').Where(word => !HasLink(word))));

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
