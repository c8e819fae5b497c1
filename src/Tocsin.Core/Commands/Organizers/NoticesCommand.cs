using Tocsin.Core.Delivery;
using Tocsin.Core.Organizers.Notices;
using Tocsin.Core.Posts;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Organizers;

/// <summary><c>/notices</c>: what nobody has looked at yet, a few at a time, oldest first.</summary>
internal sealed class NoticesCommand(NoticeStore notices, CommandExists exists) : ICommand
{
    private const int MostAtOnce = 5;

    public CommandDefinition Definition { get; } = new("notices", CommandRole.Organizer);

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var words = Words.For(call.Language);
        var unseen = await notices.UnseenAsync(MostAtOnce + 1, cancellationToken);
        if (unseen.Count == 0)
        {
            return CommandAnswer.Say(words.Language, words["notices.none"]);
        }

        var shown = unseen.Take(MostAtOnce).ToList();
        await notices.MarkSeenAsync(shown[^1].Id, cancellationToken);
        var posts = shown.Select(notice => new Post
        {
            Language = words.Language,
            Blocks = [new PostParagraph(string.Create(words.Culture, $"{notice.At.UtcDateTime:d MMM HH:mm} UTC — {notice.Text(words)}"))],
            Buttons = NoticeButtons.Of(notice, words, exists),
        });
        return new CommandAnswer(unseen.Count > MostAtOnce
            ? [.. posts, new Post { Language = words.Language, Blocks = [new PostParagraph(words["notices.more"])] }]
            : [.. posts]);
    }
}
