using System.Globalization;
using NodaTime;
using Tocsin.Core.Chats;
using Tocsin.Core.Posts;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Chats;

/// <summary><c>/settings [key value]</c>: shows what the chat chose, or changes one of it.</summary>
/// <remarks><c>quiet 22:00-07:00 Europe/Paris</c>, <c>quiet off</c>, <c>risk high</c>, <c>topics a b</c>, <c>topics all</c>.</remarks>
internal sealed class SettingsCommand(ChatStore chats) : ICommand
{
    public CommandDefinition Definition { get; } = new("settings", CommandRole.ChatAdmin)
    {
        Options = [new CommandOption("change")],
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var words = Words.For(call.Language);
        if (call.Arguments.Length == 0)
        {
            var chat = await chats.FindAsync(call.Request.Chat, cancellationToken);
            return CommandAnswer.Of(Show(chat?.Settings ?? new ChatSettings(), chat is { ReceivesPosts: true }, words));
        }

        if (Read(call.Arguments) is not { } change)
        {
            return CommandAnswer.Explain(call.Language, words.Format("settings.not-understood", call.Arguments));
        }

        var settings = await SettingsChange.ApplyAsync(chats, call.Request.Chat, change, cancellationToken);
        var now = await chats.FindAsync(call.Request.Chat, cancellationToken);
        return CommandAnswer.Of(Show(settings, now is { ReceivesPosts: true }, words));
    }

    /// <summary>The change that the words ask for; null when they make no sense.</summary>
    internal static Func<ChatSettings, ChatSettings>? Read(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (parts[0].ToLowerInvariant(), parts.Length > 1 ? parts[1].ToLowerInvariant() : string.Empty) switch
        {
            ("quiet", "off") => settings => settings with { Quiet = null },
            ("quiet", var hours) => Quiet(hours, parts.ElementAtOrDefault(2)),
            ("risk", "high") => settings => settings with { Risk = ChatRisk.High },
            ("risk", "normal") => settings => settings with { Risk = ChatRisk.Normal },
            ("topics", "all") => settings => settings with { Topics = [] },
            ("topics", { Length: > 0 }) => settings => settings with { Topics = ChatTopics.Read(string.Join(' ', parts[1..])) },
            _ => null,
        };
    }

    private static Func<ChatSettings, ChatSettings>? Quiet(string hours, string? zone)
    {
        var ends = hours.Split('-');
        if (ends.Length != 2
            || !TimeOnly.TryParseExact(ends[0], ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var from)
            || !TimeOnly.TryParseExact(ends[1], ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var to)
            || from == to
            || (zone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null))
        {
            return null;
        }

        return settings => settings with { Quiet = new QuietHours(from, to), Zone = zone ?? settings.Zone };
    }

    private static Post Show(ChatSettings settings, bool isSubscribed, Words words) => new()
    {
        Language = words.Language,
        Title = words["settings.title"],
        Blocks =
        [
            new PostList(
            [
                new PostParagraph(words[isSubscribed ? "settings.subscribed" : "settings.not-subscribed"]),
                new PostParagraph(words.Format("settings.language", settings.Language)),
                new PostParagraph(words.Format(
                    "settings.topics", settings.Topics.Count == 0 ? words["settings.all"] : string.Join(", ", settings.Topics))),
                new PostParagraph(words.Format(
                    "settings.quiet",
                    settings.Quiet is { } quiet
                        ? string.Create(CultureInfo.InvariantCulture, $"{quiet.From:HH:mm}-{quiet.To:HH:mm} {settings.Zone}")
                        : words["settings.none"])),
                new PostParagraph(words[settings.Risk == ChatRisk.High ? "settings.risk-high" : "settings.risk-normal"]),
            ]),
            new PostParagraph(words["settings.how"]),
        ],
    };
}
