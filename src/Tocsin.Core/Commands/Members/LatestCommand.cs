using Tocsin.Core.Archive;
using Tocsin.Core.Posts;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Members;

/// <summary><c>/latest [topic]</c>: the newest articles by their original date.</summary>
internal sealed class LatestCommand(ArticleStore archive, TimeProvider clock) : ICommand
{
    public CommandDefinition Definition { get; } = new("latest", CommandRole.Member)
    {
        Options = [new CommandOption("topic", Completes: OptionCompletion.Topic)],
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var words = Words.For(call.Language);
        var paging = Paging.Read(call.Arguments);
        var topic = paging.Arguments.Length == 0 ? null : paging.Arguments;
        // One more than a page holds tells whether there is a next one.
        var articles = await archive.LatestAsync(topic, language: null, Paging.Size + 1, paging.Offset, cancellationToken);
        if (articles.Count == 0)
        {
            return await NothingAsync(topic, paging, words, cancellationToken);
        }

        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return CommandAnswer.Of(new Post
        {
            Language = words.Language,
            Title = topic is null ? words["latest.title"] : words.Format("latest.title-topic", topic),
            Blocks = [.. articles.Take(Paging.Size).Select(article => ArticleLines.Entry(article, today, call.Language))],
            Buttons = paging.Buttons("latest", paging.Offset + articles.Count, words),
        });
    }

    private async Task<CommandAnswer> NothingAsync(string? topic, Paging paging, Words words, CancellationToken cancellationToken)
    {
        if (paging.Page > 1)
        {
            return CommandAnswer.Explain(words.Language, words["list.no-such-page"]);
        }

        var topics = await archive.TopicsAsync(cancellationToken);
        if (topic is null || topics.Count == 0)
        {
            return CommandAnswer.Explain(words.Language, words["latest.empty"]);
        }

        if (NearTopic.Of(topic, topics.Select(count => count.Topic)) is not { } near)
        {
            return CommandAnswer.Explain(
                words.Language,
                words.Format("latest.no-such-topic", Echo.Of(topic), string.Join(", ", topics.Take(12).Select(count => count.Topic))));
        }

        var answer = CommandAnswer.Explain(words.Language, words.Format("latest.near-topic", Echo.Of(topic), near));
        return answer with { Posts = [answer.Posts[0] with { Buttons = [new PostButton(near, $"/latest {near}")] }] };
    }
}
