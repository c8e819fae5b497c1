using System.Globalization;
using Tocsin.Core.Articles;
using Tocsin.Core.Posts;
using Tocsin.Core.Search;

namespace Tocsin.Core.Commands.Members;

/// <summary>An article as an entry of a list: number and title, what it says, where it is from.</summary>
internal static class ArticleLines
{
    /// <summary>The entry with a snippet, its matches marked; without one when <paramref name="snippet"/> is null.</summary>
    public static PostParagraph Entry(Article article, Snippet? snippet, DateOnly today, string language)
    {
        List<PostSpan> spans =
        [
            new($"{article.Id.Value.ToString(CultureInfo.InvariantCulture)}. "),
            new(article.Content.Title, PostStyle.Bold, article.Content.Link),
        ];
        if (snippet is { Text.Length: > 0 })
        {
            spans.Add(new PostSpan("\n"));
            spans.AddRange(Marked(snippet));
        }

        spans.Add(new PostSpan($"\n— {SourceLines.Text(SourceLines.For(article.Content, today, language), language)}", PostStyle.Italic));
        return new PostParagraph(spans);
    }

    private static IEnumerable<PostSpan> Marked(Snippet snippet)
    {
        var position = 0;
        foreach (var mark in snippet.Marks)
        {
            if (mark.Start > position)
            {
                yield return new PostSpan(snippet.Text[position..mark.Start]);
            }

            yield return new PostSpan(snippet.Text[mark.Start..mark.End], PostStyle.Mark | PostStyle.Bold);
            position = mark.End;
        }

        if (position < snippet.Text.Length)
        {
            yield return new PostSpan(snippet.Text[position..]);
        }
    }
}
