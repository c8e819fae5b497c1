using System.Globalization;
using Tocsin.Core.Articles;
using Tocsin.Core.Text.Sentences;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Archive;

/// <summary>In what two states of an article differ, in plain words and few of them. Pure.</summary>
internal static class ArticleDifference
{
    private const int Longest = 160;

    /// <summary>What a reader would call changed: title, introduction, text, then what stands around it; nothing for equal ones.</summary>
    public static IReadOnlyList<Phrase> Of(ArticleContent before, ArticleContent after) =>
    [
        .. Line("title", before.Title, after.Title),
        .. Line("standfirst", before.Standfirst, after.Standfirst),
        .. Text(Sentences(before), Sentences(after)),
        .. Line("published", Day(before.Published), Day(after.Published)),
        .. Line("authors", string.Join(", ", before.Authors), string.Join(", ", after.Authors)),
        .. Line("topics", string.Join(", ", before.Topics), string.Join(", ", after.Topics)),
        .. Line("language", before.Language, after.Language),
    ];

    private static IEnumerable<Phrase> Line(string what, string? before, string? after) => (before ?? "", after ?? "") switch
    {
        var (old, now) when old == now => [],
        ("", var now) => [new Phrase($"difference.{what}-new", Short(now))],
        (var old, "") => [new Phrase($"difference.{what}-gone", Short(old))],
        var (old, now) => [new Phrase($"difference.{what}", Short(old), Short(now))],
    };

    private static IEnumerable<Phrase> Text(List<string> before, List<string> after)
    {
        var gone = Without(before, after);
        var added = Without(after, before);
        if (gone.Count == 0 && added.Count == 0)
        {
            // The same sentences in another order, or parted into other paragraphs.
            return before.SequenceEqual(after) ? [] : [new Phrase("difference.order")];
        }

        return
        [
            new Phrase("difference.sentences", Number(added.Count), Number(gone.Count)),
            .. gone.Take(1).Select(sentence => new Phrase("difference.before", Short(sentence))),
            .. added.Take(1).Select(sentence => new Phrase("difference.now", Short(sentence))),
        ];
    }

    private static List<string> Sentences(ArticleContent content) =>
        [.. content.Paragraphs.SelectMany(paragraph => SentenceSegmenter.Split(paragraph, content.Language).Select(span => span.Of(paragraph)))];

    // A sentence that stands twice and now once is one that is gone.
    private static List<string> Without(List<string> sentences, List<string> others)
    {
        var left = others.CountBy(sentence => sentence).ToDictionary();
        return [.. sentences.Where(sentence => left.GetValueOrDefault(sentence) == 0 || left[sentence]-- < 0)];
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Short(string text)
    {
        if (text.Length <= Longest)
        {
            return text;
        }

        var end = text.LastIndexOf(' ', Longest);
        return text[..(end > 0 ? end : Longest)] + "…";
    }
}
