using Tocsin.Core.Chats;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Chats;

/// <summary><c>/subscribe [topics]</c>: this chat opts in, or in again.</summary>
internal sealed class SubscribeCommand(ChatStore chats) : ICommand
{
    public CommandDefinition Definition { get; } = new("subscribe", CommandRole.ChatAdmin)
    {
        Options = [new CommandOption("topics", Completes: OptionCompletion.Topic)],
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var words = Words.For(call.Language);
        var known = await chats.FindAsync(call.Request.Chat, cancellationToken);
        var settings = (known?.Settings ?? new ChatSettings { Language = words.Language }) with
        {
            Topics = ChatTopics.Read(call.Arguments),
        };
        await chats.SubscribeAsync(call.Request.Chat, settings, cancellationToken);
        return CommandAnswer.Say(
            call.Language,
            settings.Topics.Count == 0
                ? words["subscribe.done"]
                : words.Format("subscribe.done-topics", string.Join(", ", settings.Topics)));
    }
}

/// <summary><c>/unsubscribe</c>: nothing is posted here any more.</summary>
internal sealed class UnsubscribeCommand(ChatStore chats) : ICommand
{
    public CommandDefinition Definition { get; } = new("unsubscribe", CommandRole.ChatAdmin);

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        await chats.SuspendAsync(call.Request.Chat, SuspendReason.Unsubscribed, null, cancellationToken);
        return CommandAnswer.Say(call.Language, Words.For(call.Language)["unsubscribe.done"]);
    }
}

/// <summary>Topics as people type them: separated by spaces or commas.</summary>
internal static class ChatTopics
{
    public static IReadOnlyList<string> Read(string text) =>
    [
        .. text.Split([' ', ',', '،', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(topic => topic.ToLowerInvariant())
            .Distinct(),
    ];
}
