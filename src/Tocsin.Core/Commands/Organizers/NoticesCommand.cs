using System.Globalization;
using Tocsin.Core.Delivery;
using Tocsin.Core.Organizers.Audit;
using Tocsin.Core.Organizers.Notices;
using Tocsin.Core.Posts;
using Tocsin.Core.Storage;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Organizers;

/// <summary><c>/notices</c>: what nobody has looked at yet, a few at a time, oldest first; <c>/notices leave N</c>: about that one nothing need be done.</summary>
internal sealed class NoticesCommand(NoticeStore notices, Database database, AuditLog audit, CommandExists exists, TimeProvider clock) : ICommand
{
    private const int MostAtOnce = 5;
    private const string Leave = "leave";

    public CommandDefinition Definition { get; } = new("notices", CommandRole.Organizer)
    {
        Options = [new CommandOption("action") { Choices = [Leave] }, new CommandOption("number") { IsWord = true }],
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var words = Words.For(call.Language);
        if (call.Words is [var action, var typed, ..] && action.Equals(Leave, StringComparison.OrdinalIgnoreCase)
            && long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return await LeaveAsync(call, number, words, cancellationToken);
        }

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

    /// <summary>Nothing need be done about one; who said so is written down.</summary>
    private async Task<CommandAnswer> LeaveAsync(CommandCall call, long number, Words words, CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            async session =>
            {
                if (await NoticeStore.LeaveAsync(session, number, clock.GetUtcNow()))
                {
                    await audit.AppendAsync(session, call.Actor!.Id, "notice.leave", string.Create(CultureInfo.InvariantCulture, $"notice:{number}"), "");
                }
            },
            cancellationToken);
        return CommandAnswer.Say(words.Language, words["notices.left"]);
    }
}
