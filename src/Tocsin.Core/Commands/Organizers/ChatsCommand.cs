using Tocsin.Core.Chats;
using Tocsin.Core.Commands.Members;
using Tocsin.Core.Delivery;
using Tocsin.Core.Posts;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Organizers;

/// <summary><c>/chats [suspended]</c>: every chat with its state, language, topics and what arrived there.</summary>
/// <remarks>Without addresses: a private chat's is its owner's number.</remarks>
internal sealed class ChatsCommand(ChatStore chats, ChatCounts counts) : ICommand
{
    private const string Suspended = "suspended";

    public CommandDefinition Definition { get; } = new("chats", CommandRole.Organizer)
    {
        Options = [new CommandOption("which") { Choices = [Suspended] }],
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var words = Words.For(call.Language);
        var paging = Paging.Read(call.Arguments);
        var onlySuspended = paging.Arguments.Equals(Suspended, StringComparison.OrdinalIgnoreCase);
        var all = (await chats.ListAllAsync(cancellationToken))
            .Where(chat => chat.Suspended is not SuspendReason.Erased && (!onlySuspended || chat.Suspended is not null))
            .ToList();
        if (all.Count == 0)
        {
            return CommandAnswer.Say(words.Language, words[onlySuspended ? "chats.none-suspended" : "chats.none"]);
        }

        var shown = all.Skip(paging.Offset).Take(Paging.Size).ToList();
        if (shown.Count == 0)
        {
            return CommandAnswer.Explain(words.Language, words["list.no-such-page"]);
        }

        var arrived = await counts.ReadAsync([.. shown.Select(chat => chat.Id)], cancellationToken);
        return CommandAnswer.Of(new Post
        {
            Language = words.Language,
            Title = words.Format("chats.title", all.Count, all.Count(chat => chat.ReceivesPosts)),
            Blocks = [new PostList([.. shown.Select(chat => Line(chat, arrived[chat.Id], words))])],
            Buttons = paging.Buttons("chats", all.Count, words),
        });
    }

    private static PostParagraph Line(Chat chat, ChatCount count, Words words)
    {
        var topics = chat.Settings.Topics.Count == 0 ? words["settings.all"] : string.Join(", ", chat.Settings.Topics);
        string[] rest =
        [
            StateOf(chat, words),
            chat.Settings.Language,
            topics,
            words.Format("chats.counts", count.Sent, count.Failed, count.InDoubt),
        ];
        return new PostParagraph([new PostSpan(chat.Label, PostStyle.Bold), new PostSpan($" — {string.Join(" · ", rest)}")]);
    }

    private static string StateOf(Chat chat, Words words)
    {
        var state = chat switch
        {
            { Suspended: SuspendReason.Unsubscribed } or { IsSubscribed: false } => words["chats.unsubscribed"],
            { Suspended: { } reason } => words.Format("chats.suspended", words[$"chat.suspended.{reason.ToString().ToLowerInvariant()}"]),
            _ => words["chats.active"],
        };
        return chat.IsRoom ? $"{words["chats.room"]}, {state}" : state;
    }
}
