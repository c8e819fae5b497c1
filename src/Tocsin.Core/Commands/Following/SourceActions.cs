using System.Globalization;
using Tocsin.Core.Posts;
using Tocsin.Core.Sources;
using Tocsin.Core.Sources.Backfills;
using Tocsin.Core.Sources.Configuration;
using Tocsin.Core.Sources.Store;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Following;

/// <summary>What organizers do with one source: remove it, try it now, read its past, stop that and go on.</summary>
internal sealed class SourceActions(SourceDirectory directory, SourceRecord record, SourcesFileOptions file)
{
    /// <summary>About what one page takes, with the pause after it.</summary>
    private const double SecondsAPage = 2.2;

    public Task<CommandAnswer> AnswerAsync(CommandCall call, string action, Source source, Words words, CancellationToken cancellationToken) => action switch
    {
        "remove" => RemoveAsync(call, source, words, cancellationToken),
        "retry" => RetryAsync(call, source, words, cancellationToken),
        "backfill" => BackfillAsync(call, source, words, cancellationToken),
        "stop" => StopAsync(call, source, words, cancellationToken),
        _ => ResumeAsync(call, source, words, cancellationToken),
    };

    private async Task<CommandAnswer> RemoveAsync(CommandCall call, Source source, Words words, CancellationToken cancellationToken) =>
        await directory.RemoveAsync(source.Id, record.Of(call, "source.remove", source.Url), cancellationToken) switch
        {
            RemoveSourceOutcome.Removed => CommandAnswer.Say(words.Language, words.Format("sources.removed", source.Name)),
            RemoveSourceOutcome.StandsInFile => CommandAnswer.Explain(
                words.Language, words.Format("sources.in-file", source.Name, await FilePlace.OfAsync(file.Path, source, cancellationToken))),
            _ => CommandAnswer.Explain(words.Language, words.Format("sources.no-such", source.Name)),
        };

    private async Task<CommandAnswer> RetryAsync(CommandCall call, Source source, Words words, CancellationToken cancellationToken) =>
        await directory.RetryAsync(source.Id, record.Of(call, "source.retry", source.Url), cancellationToken)
            ? CommandAnswer.Of(WithLook("sources.retrying", source, words))
            : CommandAnswer.Explain(words.Language, words.Format("sources.no-such", source.Name));

    private async Task<CommandAnswer> BackfillAsync(CommandCall call, Source source, Words words, CancellationToken cancellationToken)
    {
        var (from, to) = (call.Options.GetValueOrDefault("from"), call.Options.GetValueOrDefault("to"));
        if ((from is not null && Number(from) is null) || (to is not null && Number(to) is null))
        {
            return CommandAnswer.Explain(words.Language, words.Format("sources.no-number", Number(from) is null && from is not null ? from : to));
        }

        var wish = new BackfillWish(Number(from), Number(to), call.Options.GetValueOrDefault("section"));
        var detail = string.Join(' ', call.Options.Where(option => option.Key is "from" or "to" or "section").Select(option => $"{option.Key}:{option.Value}"));
        return await directory.BackfillAsync(source, wish, record.Of(call, "source.backfill", detail), cancellationToken) switch
        {
            BackfillPlan.Ready { Backfill: var walk } => CommandAnswer.Of(Started(walk, source, words)),
            BackfillPlan.OtherSite => CommandAnswer.Explain(words.Language, words.Format("sources.other-site", source.Name)),
            _ => CommandAnswer.Explain(words.Language, words.Format("sources.needs-numbers", source.Id)),
        };
    }

    private static Post Started(Backfill walk, Source source, Words words)
    {
        var hours = (walk.Last - walk.First + 1) * SecondsAPage / 3600;
        var text = walk.Kind switch
        {
            BackfillKind.Numbers => words.Format("sources.backfill-numbers", source.Name, walk.First, walk.Last, hours < 1 ? "< 1" : Math.Round(hours).ToString("0", CultureInfo.InvariantCulture)),
            BackfillKind.Section => words.Format("sources.backfill-section", source.Name, walk.Address),
            _ => words.Format("sources.backfill-feed", source.Name),
        };
        return new Post
        {
            Language = words.Language,
            Blocks = [new PostParagraph(text)],
            Buttons = [Look(source, words), SourceList.Button("sources.button.stop", "stop", source, words)],
        };
    }

    private async Task<CommandAnswer> StopAsync(CommandCall call, Source source, Words words, CancellationToken cancellationToken) =>
        await directory.StopBackfillAsync(source.Id, record.Of(call, "source.backfill-stop", ""), cancellationToken)
            ? CommandAnswer.Of(new Post
            {
                Language = words.Language,
                Blocks = [new PostParagraph(words.Format("sources.stopped", source.Name))],
                Buttons = [SourceList.Button("sources.button.resume", "resume", source, words)],
            })
            : CommandAnswer.Explain(words.Language, words.Format("sources.nothing-runs", source.Name));

    private async Task<CommandAnswer> ResumeAsync(CommandCall call, Source source, Words words, CancellationToken cancellationToken) =>
        await directory.ResumeBackfillAsync(source.Id, record.Of(call, "source.backfill-resume", ""), cancellationToken)
            ? CommandAnswer.Of(WithLook("sources.resumed", source, words))
            : CommandAnswer.Explain(words.Language, words.Format("sources.nothing-runs", source.Name));

    private static Post WithLook(string key, Source source, Words words) =>
        new() { Language = words.Language, Blocks = [new PostParagraph(words.Format(key, source.Name))], Buttons = [Look(source, words)] };

    private static PostButton Look(Source source, Words words) => new(words["sources.button.look"], $"/sources {source.Id}");

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 100_000_000 ? number : null;
}
