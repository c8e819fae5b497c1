using System.Globalization;
using Tocsin.Core.Delivery;
using Tocsin.Core.Organizers;
using Tocsin.Core.Organizers.Audit;
using Tocsin.Core.Posts;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Reports;

/// <summary>
/// <c>/settle [N arrived|again]</c>, <c>/settle post:N [arrived|again]</c>: messages of which nobody knows whether they arrived; <c>/settle N</c> is those of post N.
/// An organizer looks into the chat and says it: one at a time, or all of a post.
/// </summary>
/// <remarks>
/// A button names the doubt that it was shown for, <c>57.3</c>: pressed after the message was sent again and is in doubt anew,
/// it settles nothing.
/// </remarks>
internal sealed class SettleCommand(DeliverySettling settling, AuditLog audit) : ICommand
{
    private const string Post = "post";
    private const int Shown = 5;

    public CommandDefinition Definition { get; } = new("settle", CommandRole.Organizer)
    {
        Options =
        [
            new CommandOption("number") { IsWord = true },
            new CommandOption("answer") { Choices = ["arrived", "again"] },
            new CommandOption(Post, Completes: OptionCompletion.Post) { Named = true },
        ],
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var words = Words.For(call.Language);
        var typed = call.Words;
        long? dispatch = null;
        if (call.Options.TryGetValue(Post, out var named))
        {
            if (!long.TryParse(named.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return CommandAnswer.Explain(words.Language, words.Format("report.no-such", named));
            }

            dispatch = number;
        }

        return typed switch
        {
            [] => await ListAsync(dispatch, words, cancellationToken),
            [var post] when dispatch is null && Doubt.Read(post) is { Fence: null } of => await ListAsync(of.Delivery, words, cancellationToken),
            [var answer] when dispatch is { } all && SettlementOf(answer) is { } settlement =>
                await AllAsync(call.Actor!, all, settlement, words, cancellationToken),
            [var one, var answer] when Doubt.Read(one) is { } doubt && SettlementOf(answer) is { } settlement =>
                await OneAsync(call.Actor!, doubt, settlement, words, cancellationToken),
            _ => CommandAnswer.Explain(words.Language, words["settle.how"]),
        };
    }

    private async Task<CommandAnswer> OneAsync(
        Actor actor, Doubt doubt, Settlement settlement, Words words, CancellationToken cancellationToken)
    {
        var settled = await settling.SettleAsync(
            doubt.Delivery,
            doubt.Fence,
            settlement,
            session => audit.AppendAsync(session, actor.Id, $"settle.{NameOf(settlement)}", $"delivery:{doubt.Delivery}", ""),
            cancellationToken);
        return settled
            ? SettledAnswer(words, words[$"settle.{NameOf(settlement)}-done"])
            : CommandAnswer.Explain(words.Language, words["settle.not-any-more"]);
    }

    private async Task<CommandAnswer> AllAsync(
        Actor actor, long dispatch, Settlement settlement, Words words, CancellationToken cancellationToken)
    {
        var settled = await settling.SettleAllAsync(
            dispatch,
            settlement,
            (session, count) => audit.AppendAsync(
                session,
                actor.Id,
                $"settle.{NameOf(settlement)}",
                $"dispatch:{dispatch}",
                count.ToString(CultureInfo.InvariantCulture)),
            cancellationToken);
        return settled > 0
            ? SettledAnswer(words, words.Count($"settle.all-{NameOf(settlement)}", settled, dispatch))
            : CommandAnswer.Explain(words.Language, words["settle.none"]);
    }

    private async Task<CommandAnswer> ListAsync(long? dispatch, Words words, CancellationToken cancellationToken)
    {
        var (doubtful, total) = await settling.ListAsync(dispatch, Shown, cancellationToken);
        if (doubtful.Count == 0)
        {
            return CommandAnswer.Say(words.Language, words["settle.none"]);
        }

        return CommandAnswer.Of(new Post
        {
            Language = words.Language,
            Title = words.Count("settle.title", total),
            Blocks =
            [
                new PostParagraph(words["settle.look"]),
                new PostList([.. doubtful.Select(one => new PostParagraph(Line(one, words)))]),
            ],
            Buttons =
            [
                .. doubtful.SelectMany(one => new[]
                {
                    new PostButton(words.Format("settle.arrived", one.Id), $"/settle {one.Id}.{one.Fence} arrived"),
                    new PostButton(words.Format("settle.again", one.Id), $"/settle {one.Id}.{one.Fence} again"),
                }),
                .. AllOfOne(doubtful, total, words),
            ],
        });
    }

    /// <summary>Where all that is shown is of one post, it can be settled at once.</summary>
    private static IEnumerable<PostButton> AllOfOne(IReadOnlyList<DoubtfulDelivery> doubtful, long total, Words words) =>
        total > 1 && doubtful.Select(one => one.DispatchId).Distinct().ToList() is [var dispatch]
            ?
            [
                new PostButton(words["settle.every-arrived"], $"/settle post:{dispatch} arrived"),
                new PostButton(words["settle.every-again"], $"/settle post:{dispatch} again"),
            ]
            : [];

    /// <summary>The chat by its number: where it is, <c>/chats</c> tells those who may know.</summary>
    private static string Line(DoubtfulDelivery one, Words words)
    {
        var chat = $"#{one.ChatId} ({one.Chat[..one.Chat.IndexOf(':', StringComparison.Ordinal)]})";
        var since = one.Since is { } at ? ReportPosts.Time(at, "UTC", words) + " UTC" : "?";
        return $"{one.Id}: {words.Format("settle.line", chat, one.DispatchId, one.Name, since)}"
            + (one.Reason is { Length: > 0 } reason ? $"\n   {reason}" : "");
    }

    private static CommandAnswer SettledAnswer(Words words, string text) => CommandAnswer.Of(new Post
    {
        Language = words.Language,
        Blocks = [new PostParagraph(text)],
        Buttons = [new PostButton(words["settle.next"], "/settle")],
    });

    private static Settlement? SettlementOf(string answer) => answer.ToLowerInvariant() switch
    {
        "arrived" => Settlement.Arrived,
        "again" => Settlement.Resend,
        _ => null,
    };

    private static string NameOf(Settlement settlement) => settlement == Settlement.Arrived ? "arrived" : "again";

    /// <summary>A delivery, and the fence under which it was in doubt; null for whichever it is now.</summary>
    private readonly record struct Doubt(long Delivery, long? Fence)
    {
        public static Doubt? Read(string text)
        {
            var parts = text.TrimStart('#').Split('.');
            if (parts.Length > 2 || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var delivery))
            {
                return null;
            }

            return parts.Length == 1 ? new Doubt(delivery, null)
                : long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var fence) ? new Doubt(delivery, fence)
                : null;
        }
    }
}
