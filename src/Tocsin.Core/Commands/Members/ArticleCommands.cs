using Tocsin.Core.Archive;
using Tocsin.Core.Articles;
using Tocsin.Core.Posts;
using Tocsin.Core.Summaries;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Members;

/// <summary><c>/article N</c>: the whole article with its source.</summary>
internal sealed class ArticleCommand(ArticleStore archive, TimeProvider clock) : ICommand
{
    public CommandDefinition Definition { get; } = new("article", CommandRole.Member)
    {
        Options = [new CommandOption("number", Required: true, OptionCompletion.Article)],
    };

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken) =>
        ByNumber.AnswerAsync(archive, call, article => Task.FromResult(CommandAnswer.Of(Whole(article, call.Language))), cancellationToken);

    private Post Whole(Article article, string language)
    {
        var content = article.Content;
        List<PostBlock> blocks = [];
        if (content.Standfirst is { } standfirst)
        {
            blocks.Add(new PostParagraph([new PostSpan(standfirst, PostStyle.Bold)]));
        }

        blocks.AddRange(content.Paragraphs.Select(paragraph => new PostParagraph(paragraph)));
        if (content.Note is { } note)
        {
            blocks.Add(new PostParagraph([new PostSpan(note, PostStyle.Italic)]));
        }

        return new Post
        {
            Language = content.Language ?? language,
            Title = content.Title,
            Blocks = blocks,
            Source = SourceLines.For(content, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), language),
        };
    }
}

/// <summary><c>/summary N</c>: the article's own best sentences with its source.</summary>
internal sealed class SummaryCommand(ArticleStore archive, Summarizer summarizer, TimeProvider clock) : ICommand
{
    public CommandDefinition Definition { get; } = new("summary", CommandRole.Member)
    {
        Options = [new CommandOption("number", Required: true, OptionCompletion.Article)],
    };

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken) =>
        ByNumber.AnswerAsync(archive, call, article => Task.FromResult(Summary(article, call.Language)), cancellationToken);

    private CommandAnswer Summary(Article article, string language) =>
        summarizer.Summarize(article.Content, SummaryBudgets.Answer) switch
        {
            SummaryOutcome.Summarized summary => CommandAnswer.Of(ArticlePost.Compose(
                article, summary, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), language)),
            SummaryOutcome.Unusable unusable => CommandAnswer.Explain(
                language, Words.For(language).Format("summary.unusable", article.Id, unusable.Reason)),
            _ => throw new InvalidOperationException("A summary outcome without a case."),
        };
}

/// <summary>What commands on one article share: its number, and the word when there is none such.</summary>
internal static class ByNumber
{
    public static async Task<CommandAnswer> AnswerAsync(
        ArticleStore archive, CommandCall call, Func<Article, Task<CommandAnswer>> answer, CancellationToken cancellationToken)
    {
        var words = Words.For(call.Language);
        if (ArticleNumber.Read(call.Arguments) is not { } number)
        {
            return CommandAnswer.Explain(call.Language, words.Format("article.not-a-number", Echo.Of(call.Arguments)));
        }

        return await archive.FindAsync(number, cancellationToken) is { } article
            ? await answer(article)
            : CommandAnswer.Explain(call.Language, words.Format("article.no-such", number.Value));
    }
}

/// <summary>How long summaries are where people read them.</summary>
internal static class SummaryBudgets
{
    /// <summary>An answer on a phone's screen.</summary>
    public static readonly SummaryBudget Answer = new(Sentences: 4, Characters: 1200);
}
