using Tocsin.Core.Articles;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Posts;

/// <summary>Makes the source line of an article, and its one-line text.</summary>
public static class SourceLines
{
    /// <summary>From this age on, a post says that its article is from the archive.</summary>
    private const int ArchiveAgeInDays = 90;

    /// <summary>The source line of <paramref name="article"/> as readers of <paramref name="language"/> see it on <paramref name="today"/>.</summary>
    public static SourceLine For(ArticleContent article, DateOnly today, string language)
    {
        var words = Words.For(language);
        var published = article.Origin?.Published ?? article.Published;
        List<string> notes = [];
        if (published is { } day && today.DayNumber - day.DayNumber >= ArchiveAgeInDays)
        {
            notes.Add(words.Format("source.archive", day.ToDateTime(TimeOnly.MinValue)));
        }

        if (article.IsSample)
        {
            notes.Add(words["source.sample"]);
        }

        return new SourceLine(
            Blank(article.Origin?.AuthorLine) ?? Blank(string.Join(", ", article.Authors)),
            article.Origin is { } origin ? Blank(origin.Publication) : Joined(article.Publication, article.Issue),
            published,
            article.Language,
            article.Link,
            notes.Count == 0 ? null : string.Join(" · ", notes));
    }

    /// <summary>The line as text, without the link: authors, publication, date, language, note.</summary>
    public static string Text(SourceLine source, string language)
    {
        var words = Words.For(language);
        var date = source.Published is { } day ? words.Format("source.date", day) : words["source.no-date"];
        return string.Join(
            " · ",
            new[] { source.Authors, source.Publication, date, source.Language, source.Note }.Where(part => Blank(part) is not null));
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string? Joined(params string?[] parts) => Blank(string.Join(", ", parts.Where(part => Blank(part) is not null)));
}
