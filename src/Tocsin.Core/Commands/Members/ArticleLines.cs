using System.Globalization;
using Tocsin.Core.Articles;
using Tocsin.Core.Posts;
using Tocsin.Core.Search;

namespace Tocsin.Core.Commands.Members;

/// <summary>An article as an entry of a list: number and title, what it says, where it is from.</summary>
internal static class ArticleLines
{
    /// <summary>An article without a snippet.</summary>
    public static PostParagraph Entry(Article article, DateOnly today, string language) => Entry(article, [], null, today, language);

    /// <summary>A hit: the matches in its title and its snippet are marked.</summary>
    public static PostParagraph Entry(SearchHit hit, DateOnly today, string language) =>
        Entry(hit.Article, hit.TitleMarks, hit.Snippet, today, language);

    private static PostParagraph Entry(
        Article article, IReadOnlyList<TextRange> titleMarks, Snippet? snippet, DateOnly today, string language)
    {
        List<PostSpan> spans =
        [
            new($"{article.Id.Value.ToString(CultureInfo.InvariantCulture)}. "),
            .. Marked(article.Content.Title, titleMarks, new PostSpan("", PostStyle.Bold, article.Content.Link)),
        ];
        if (snippet is { Text.Length: > 0 })
        {
            spans.Add(new PostSpan("\n"));
            spans.AddRange(Marked(snippet.Text, snippet.Marks, new PostSpan("")));
        }

        spans.Add(new PostSpan($"\n— {SourceLines.Text(SourceLines.For(article.Content, today, language), language)}", PostStyle.Italic));
        return new PostParagraph(spans);
    }

    /// <summary>The text in the looks of <paramref name="pattern"/>, its matches marked besides.</summary>
    private static IEnumerable<PostSpan> Marked(string text, IReadOnlyList<TextRange> marks, PostSpan pattern)
    {
        var position = 0;
        foreach (var mark in marks)
        {
            if (mark.Start > position)
            {
                yield return pattern with { Text = text[position..mark.Start] };
            }

            yield return pattern with { Text = text[mark.Start..mark.End], Style = pattern.Style | PostStyle.Mark | PostStyle.Bold };
            position = mark.End;
        }

        if (position < text.Length)
        {
            yield return pattern with { Text = text[position..] };
        }
    }
}
