using Tocsin.Core.Articles;
using Tocsin.Core.Posts;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Summaries;

/// <summary>Makes one post of several articles: by topic, each with its best sentence, nothing said twice. Pure.</summary>
public static class DigestPost
{
    /// <summary>The digest, or null when there is no article.</summary>
    /// <remarks>
    /// An article is listed once, below its first topic; topics stand in the order of their first article, articles
    /// without one last. Where another article of the digest says an article's best sentence already, its next best
    /// stands; where it has none left, it is listed with its title and source alone, for no article is dropped.
    /// </remarks>
    /// <param name="articles">In the order in which they are to stand.</param>
    /// <param name="summarizer">Chooses the sentences.</param>
    /// <param name="today">The readers' day: an old article says that it is old.</param>
    /// <param name="readerLanguage">In which the bot's own words are put.</param>
    /// <param name="title">The digest's title; null for the number of its articles.</param>
    public static Post? Compose(
        IReadOnlyList<Article> articles, Summarizer summarizer, DateOnly today, string readerLanguage, string? title = null)
    {
        if (articles.Count == 0)
        {
            return null;
        }

        var words = Words.For(readerLanguage);
        List<string> said = [];
        List<PostBlock> blocks = [];
        var topics = articles.DistinctBy(article => article.Id).GroupBy(TopicOf, StringComparer.OrdinalIgnoreCase)
            .OrderBy(topic => topic.Key.Length == 0).ToList();
        foreach (var topic in topics)
        {
            if (topics.Count > 1 || topic.Key.Length > 0)
            {
                var name = topic.Key.Length > 0 ? topic.Key : words["digest.other"];
                blocks.Add(new PostParagraph([new PostSpan(name, PostStyle.Bold)]));
            }

            blocks.Add(new PostList([.. topic.Select(article => Entry(article.Content, summarizer, said, today, readerLanguage))]));
        }

        return new Post
        {
            Language = readerLanguage,
            Title = title ?? words.Format("digest.title", topics.Sum(topic => topic.Count())),
            Blocks = blocks,
        };
    }

    private static PostParagraph Entry(
        ArticleContent article, Summarizer summarizer, List<string> said, DateOnly today, string readerLanguage)
    {
        List<PostSpan> spans = [new PostSpan(article.Title, PostStyle.Bold, article.Link)];
        if (summarizer.BestSentence(article, said) is { } sentence)
        {
            said.Add(sentence);
            spans.Add(new PostSpan($" – {sentence}"));
        }

        var source = SourceLines.Text(SourceLines.For(article, today, readerLanguage), readerLanguage);
        var whose = string.IsNullOrWhiteSpace(article.OwnSummary) ? "" : $"{SummaryLabel.Of(SummaryKind.Organizer, Words.For(readerLanguage))}; ";
        spans.Add(new PostSpan($" ({whose}{source})", PostStyle.Italic));
        return new PostParagraph(spans);
    }

    private static string TopicOf(Article article) => article.Content.Topics.FirstOrDefault(topic => topic.Trim().Length > 0)?.Trim() ?? "";
}
