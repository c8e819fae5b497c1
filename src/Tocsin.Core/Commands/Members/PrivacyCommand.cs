using Microsoft.Extensions.Options;
using Tocsin.Core.Delivery;
using Tocsin.Core.Posts;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Members;

/// <summary><c>/privacy</c>: what Tocsin stores, all of it.</summary>
internal sealed class PrivacyCommand(IOptions<DeliveryOptions> delivery) : ICommand
{
    private static readonly string[] Stored =
    [
        "privacy.chats", "privacy.posts", "privacy.archive", "privacy.organizers", "privacy.proposals", "privacy.corrections", "privacy.technical",
    ];

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
                new PostList([.. Stored.Select(key => new PostParagraph(words.Format(key, delivery.Value.KeepDays)))]),
                new PostParagraph(words["privacy.not"]),
                new PostParagraph(words["privacy.erase"]),
            ],
        }));
    }
}
