using Tocsin.Core.Articles;
using Tocsin.Core.Posts;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Summaries;

/// <summary>Makes the post of an article's summary: title, sentences, whose words they are, source line. Pure.</summary>
public static class ArticlePost
{
    /// <summary>The post.</summary>
    /// <param name="article">The article.</param>
    /// <param name="summary">Its summary.</param>
    /// <param name="today">The reader's day: an old article says that it is old.</param>
    /// <param name="readerLanguage">In which the bot's own words are put; the article's words stay in theirs.</param>
    public static Post Compose(Article article, SummaryOutcome.Summarized summary, DateOnly today, string readerLanguage) => new()
    {
        Language = article.Content.Language ?? readerLanguage,
        Title = article.Content.Title,
        Blocks = [.. Blocks(summary, article.Content.Language, Words.For(readerLanguage))],
        Source = SourceLines.For(article.Content, today, readerLanguage),
    };

    private static IEnumerable<PostBlock> Blocks(SummaryOutcome.Summarized summary, string? language, Words words)
    {
        if (SummaryLabel.Of(summary.Kind, words) is { } label)
        {
            yield return new PostParagraph([new PostSpan(label, PostStyle.Italic)]);
        }

        if (summary.Kind == SummaryKind.List)
        {
            yield return new PostList([.. summary.Sentences.Select(item => new PostParagraph(item))]);
            yield break;
        }

        var led = summary.Kind == SummaryKind.Standfirst ? 1 : 0;
        if (led == 1)
        {
            yield return new PostParagraph([new PostSpan(summary.Sentences[0], PostStyle.Bold)]);
        }

        if (summary.Sentences.Count > led)
        {
            yield return new PostParagraph(Joined(summary.Sentences.Skip(led), language));
        }
    }

    /// <summary>Chinese and Japanese put no space between sentences.</summary>
    private static string Joined(IEnumerable<string> sentences, string? language) =>
        string.Join(language?.Split('-')[0] is "zh" or "ja" ? "" : " ", sentences);
}
