using Tocsin.Core.Posts;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Members;

/// <summary><c>/privacy</c>: what Tocsin stores, all of it.</summary>
internal sealed class PrivacyCommand : ICommand
{
    private static readonly string[] Stored = ["privacy.chats", "privacy.posts", "privacy.archive"];

    public CommandDefinition Definition { get; } = new("privacy", CommandRole.Member);

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var words = Words.For(call.Language);
        return Task.FromResult(CommandAnswer.Of(new Post
        {
            Language = words.Language,
            Title = words["privacy.title"],
            Blocks =
            [
                new PostList([.. Stored.Select(key => new PostParagraph(words[key]))]),
                new PostParagraph(words["privacy.not"]),
            ],
        }));
    }
}
