using Tocsin.Core.Chats;
using Tocsin.Core.Commands.Members;
using Tocsin.Core.Posts;
using Tocsin.Core.Sources;
using Tocsin.Core.Sources.Backfills;
using Tocsin.Core.Sources.Store;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Following;

/// <summary>Shows the sources with their health, a few a page so that a phone shows them whole; or one of them with all that is known.</summary>
internal sealed class SourceList(SourceDirectory directory, ChatStore chats)
{
    public async Task<CommandAnswer> AnswerAsync(CommandCall call, Paging paging, Words words, CancellationToken cancellationToken)
    {
        var sources = await directory.ListAsync(cancellationToken);
        var shown = sources.Skip(paging.Offset).Take(Paging.Size).ToList();
        var waiting = paging.Page == 1 ? await directory.WaitingAsync(cancellationToken) : [];
        if (shown.Count == 0 && waiting.Count == 0)
        {
            return CommandAnswer.Explain(words.Language, words[paging.Page > 1 ? "list.no-such-page" : "sources.none"]);
        }

        var (health, backfills) = (new SourceHealth(words, await ZoneAsync(call, cancellationToken)), await directory.BackfillsAsync(cancellationToken));
        return CommandAnswer.Of(new Post
        {
            Language = words.Language,
            Title = words.Format("sources.title", sources.Count),
            Blocks =
            [
                .. shown.Select(source => health.Entry(source, Of(backfills, source))),
                .. waiting.Take(Paging.Size).Select(wish => new PostParagraph(words.Format("sources.waiting", wish.Address))),
                new PostParagraph([new PostSpan(words.Format("sources.zone", health.Zone), PostStyle.Italic)]),
            ],
            Buttons =
            [
                .. shown.Where(source => source.IsGone || source.Failures > 0).Take(3).Select(source => Button("sources.button.retry-one", "retry", source, words)),
                .. (paging with { Arguments = "list" }).Buttons("sources", sources.Count, words),
            ],
        });
    }

    /// <summary>One source, with buttons for what can be done with it now.</summary>
    public async Task<CommandAnswer> OneAsync(CommandCall call, Source source, Words words, CancellationToken cancellationToken)
    {
        var health = new SourceHealth(words, await ZoneAsync(call, cancellationToken));
        var backfill = Of(await directory.BackfillsAsync(cancellationToken), source);
        return CommandAnswer.Of(new Post
        {
            Language = words.Language,
            Title = $"{source.Id}. {source.Name}",
            Blocks = [new PostList(health.Details(source, backfill)), new PostParagraph([new PostSpan(words.Format("sources.zone", health.Zone), PostStyle.Italic)])],
            Buttons =
            [
                Button("sources.button.retry", "retry", source, words),
                backfill?.State switch
                {
                    BackfillState.Running => Button("sources.button.stop", "stop", source, words),
                    BackfillState.Stopped => Button("sources.button.resume", "resume", source, words),
                    _ => Button("sources.button.backfill", "backfill", source, words),
                },
                .. source.IsFromFile ? [] : new[] { Button("sources.button.remove", "remove", source, words) },
            ],
        });
    }

    internal static PostButton Button(string label, string action, Source source, Words words) =>
        new(words.Format(label, source.Name.Length <= 24 ? source.Name : source.Name[..23] + "…"), $"/sources {action} {source.Id}");

    private static Backfill? Of(IReadOnlyList<Backfill> backfills, Source source) => backfills.FirstOrDefault(backfill => backfill.Source == source.Id);

    private async Task<string> ZoneAsync(CommandCall call, CancellationToken cancellationToken) =>
        (await chats.FindAsync(call.Request.Chat, cancellationToken))?.Settings.Zone ?? new ChatSettings().Zone;
}
