using Tocsin.Core.Posts;
using Tocsin.Core.Sources;
using Tocsin.Core.Sources.Discovery;
using Tocsin.Core.Sources.Store;
using Tocsin.Core.Sources.Text;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Following;

/// <summary><c>/sources add</c>: finds the feed of whatever address is given, within the time that people wait in a chat.</summary>
internal sealed class SourceAdding(SourceDirectory directory, SourceRecord record)
{
    /// <summary>Well below the platforms' own limits; what takes longer goes on afterwards.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, string address, Words words, CancellationToken cancellationToken)
    {
        if (address.Length == 0 || address.Contains(' ', StringComparison.Ordinal))
        {
            return CommandAnswer.Explain(words.Language, words["sources.add-what"]);
        }

        var language = call.Options.GetValueOrDefault("lang");
        if (language is not null && LanguageTag.Read(language) is null)
        {
            return CommandAnswer.Explain(words.Language, words.Format("sources.no-language", language));
        }

        var settings = new SourceSettings
        {
            Language = LanguageTag.Read(language),
            Topics = [.. (call.Options.GetValueOrDefault("topics") ?? "").Split([',', '،'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
        };
        var outcome = await directory.AddAsync(
            address, settings, Patience, call.Actor!.Id, record.Of(call, "source.add", address), cancellationToken);
        return outcome switch
        {
            AddSourceOutcome.Added added => CommandAnswer.Of(Added(added, words)),
            AddSourceOutcome.Known known => CommandAnswer.Say(words.Language, words.Format("sources.known", known.Source.Name, known.Source.Id)),
            AddSourceOutcome.Several several => CommandAnswer.Of(Several(several.Feeds, call, words)),
            AddSourceOutcome.Later => CommandAnswer.Say(words.Language, words["sources.later"]),
            AddSourceOutcome.NoFeed none => CommandAnswer.Explain(words.Language, words.Format("sources.no-feed", none.Reason.In(words))),
            _ => throw new InvalidOperationException("The outcomes are a closed set."),
        };
    }

    private static Post Added(AddSourceOutcome.Added added, Words words) => new()
    {
        Language = words.Language,
        Blocks = [new PostParagraph(words.Format("sources.added", added.Source.Name, added.Source.Id, added.Source.Url, added.Items))],
        Buttons = [SourceList.Button("sources.button.backfill", "backfill", added.Source, words)],
    };

    private static Post Several(IReadOnlyList<NamedFeed> feeds, CommandCall call, Words words)
    {
        var options = string.Concat(call.Options.Select(option => $" {new CommandOption(option.Key) { Named = true }.Written(option.Value)}"));
        return new Post
        {
            Language = words.Language,
            Blocks = [new PostParagraph(words["sources.several"]), new PostList([.. feeds.Select(feed => new PostParagraph($"{feed.Title} {feed.Address.AbsoluteUri}".Trim()))])],
            Buttons = [.. feeds.Select(feed => new PostButton(Label(feed), $"/sources add {feed.Address.AbsoluteUri}{options}"))],
        };
    }

    private static string Label(NamedFeed feed)
    {
        var label = feed.Title ?? feed.Address.PathAndQuery;
        return label.Length <= 40 ? label : label[..39] + "…";
    }
}
