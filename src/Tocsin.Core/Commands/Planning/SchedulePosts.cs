using Tocsin.Core.Campaigns;
using Tocsin.Core.Chats;
using Tocsin.Core.Planning;
using Tocsin.Core.Posts;
using Tocsin.Core.Schedules;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Planning;

/// <summary>Schedules as answers show them: short lines that a phone does not break.</summary>
internal static class SchedulePosts
{
    /// <summary>So many instants are shown of a schedule.</summary>
    public const int Shown = 5;

    /// <summary>What it says and when it fires next.</summary>
    public static IEnumerable<PostBlock> Details(
        ScheduleDefinition definition, IEnumerable<ScheduledInstant> instants, Audience audience, IReadOnlyList<Chat> chats, Words words)
    {
        var reached = chats.Count(chat => chat.Suspended is null && audience.Includes(chat));
        yield return new PostParagraph(
            $"{definition.When.Text} · {ContentText.Of(definition.What, words)}\n"
            + words.Count("planning.for", reached, AudienceText.Write(audience, chats)));
        yield return Instants([.. instants.Take(Shown)], words);
    }

    public static PostBlock Instants(IReadOnlyList<ScheduledInstant> instants, Words words) =>
        instants.Count == 0
            ? new PostParagraph(words["planning.nothing-ahead"])
            : new PostList([.. instants.Select(instant => new PostParagraph(InstantText.Of(instant, words)))]);

    /// <summary>The instants of a wish, as if it were approved now.</summary>
    public static IEnumerable<ScheduledInstant> InstantsOf(ScheduleWish wish, Campaign campaign, DateTimeOffset now) =>
        Upcoming.Of(wish.Definition.When, campaign.Starts, campaign.Ends, now);

    /// <summary>What decides on a wish: the number stands for exactly what is shown.</summary>
    public static IReadOnlyList<PostButton> Decisions(ScheduleWish wish, Words words) =>
    [
        new(words["planning.approve"], $"/schedule approve #{wish.Id}"),
        new(words["planning.reject"], $"/schedule reject #{wish.Id}"),
    ];

    public static CommandAnswer Say(Words words, string text, params IReadOnlyList<PostButton> buttons) =>
        CommandAnswer.Of(new Post { Language = words.Language, Blocks = [new PostParagraph(text)], Buttons = buttons });

    /// <summary>As <see cref="Say"/>, where what was wished for did not happen.</summary>
    public static CommandAnswer Explain(Words words, string text, params IReadOnlyList<PostButton> buttons) =>
        Say(words, text, buttons) with { Succeeded = false };
}
