using NodaTime;
using NodaTime.Text;
using Tocsin.Core.Posts;
using Tocsin.Core.Sources.Backfills;
using Tocsin.Core.Sources.Store;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Following;

/// <summary>How a source is, in plain words and short lines.</summary>
internal sealed class SourceHealth(Words words, string zone)
{
    private readonly DateTimeZone _zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc;
    private readonly LocalDateTimePattern _pattern = LocalDateTimePattern.Create("d MMM, HH:mm", words.Culture);

    public string Zone => _zone == DateTimeZone.Utc ? "UTC" : _zone.Id.Replace("Etc/", "", StringComparison.Ordinal);

    /// <summary>As an entry of the list.</summary>
    public PostParagraph Entry(Source source, Backfill? backfill)
    {
        List<PostSpan> spans =
        [
            new($"{source.Id}. "),
            new(source.Name, PostStyle.Bold, source.Url),
            new($"\n{State(source)}"),
            new($"\n{Times(source)} · {words.Format("sources.articles", source.Articles)}"),
        ];
        if (backfill is { State: not BackfillState.Done })
        {
            spans.Add(new PostSpan($"\n{Past(backfill)}"));
        }

        return new PostParagraph(spans);
    }

    /// <summary>All that is known of it, line by line.</summary>
    public IReadOnlyList<PostParagraph> Details(Source source, Backfill? backfill)
    {
        List<string> lines = [State(source), Times(source), words.Format("sources.articles", source.Articles)];
        if (source.Settings.Language is { } language)
        {
            lines.Add(words.Format("sources.language", language));
        }

        if (source.Settings.Topics.Count > 0)
        {
            lines.Add(words.Format("sources.topics", string.Join(", ", source.Settings.Topics)));
        }

        if (backfill is not null)
        {
            lines.Add(Past(backfill));
        }

        lines.Add(words[source.IsFromFile ? "sources.from-file" : "sources.from-chat"]);
        return [new PostParagraph([new PostSpan(source.Url, PostStyle.Plain, source.Url)]), .. lines.Select(line => new PostParagraph(line))];
    }

    /// <summary>How far the reading of the past has come.</summary>
    public string Past(Backfill backfill)
    {
        var counts = words.Format("sources.past-counts", backfill.Found, backfill.Held, backfill.Missing, backfill.Failed);
        var done = backfill.Progress is { } progress && backfill.Kind == BackfillKind.Numbers
            ? words.Format("sources.past-percent", (int)(progress * 100), backfill.Position - 1, backfill.Last)
            : words.Format("sources.past-pages", Math.Max(0, backfill.Position - backfill.First));
        var state = words[backfill.State switch
        {
            BackfillState.Running => "sources.past-running",
            BackfillState.Stopped => "sources.past-stopped",
            _ => "sources.past-done",
        }];
        var trouble = backfill.LastError is { } error ? " " + words.Format("sources.past-trouble", Phrase.Say(error, words)) : "";
        return $"{state} {(backfill.State == BackfillState.Done ? "" : done + " ")}{counts}{trouble}";
    }

    private string State(Source source) => source switch
    {
        { IsGone: true } => "■ " + words.Format("sources.gone", Phrase.Say(source.LastError ?? "", words)),
        { Failures: > 0 } => "✗ " + words.Format("sources.failing", Phrase.Say(source.LastError ?? "", words), source.Failures),
        { LastSuccess: null } => "… " + words["sources.new"],
        { LastError: { } warning } => "! " + words.Format("sources.warning", Phrase.Say(warning, words)),
        { IsFilled: false } => "… " + words["sources.filling"],
        _ => "✓ " + words["sources.well"],
    };

    private string Times(Source source)
    {
        var last = source.LastSuccess is { } success ? words.Format("sources.last", At(success)) : words["sources.last-never"];
        return source.IsGone ? last : $"{last} · {words.Format("sources.next", At(source.NextTry))}";
    }

    private string At(DateTimeOffset instant) => _pattern.Format(Instant.FromDateTimeOffset(instant).InZone(_zone).LocalDateTime);
}
