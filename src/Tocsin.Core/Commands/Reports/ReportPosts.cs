using System.Globalization;
using NodaTime;
using Tocsin.Core.Delivery;
using Tocsin.Core.Posts;
using Tocsin.Core.Reports;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Reports;

/// <summary>Reports as answers show them: a bar and short lines, no table that a phone would break.</summary>
internal static class ReportPosts
{
    private static readonly (string Key, DeliveryState[] States)[] Lines =
    [
        ("waiting", [DeliveryState.Queued, DeliveryState.Leased, DeliveryState.Sending]),
        ("in-doubt", [DeliveryState.InDoubt]),
        ("failed", [DeliveryState.Failed]),
        ("suspended", [DeliveryState.Suspended]),
        ("expired", [DeliveryState.Expired]),
        ("cancelled", [DeliveryState.Cancelled]),
        ("corrected", [DeliveryState.Corrected]),
        ("recalled", [DeliveryState.Recalled]),
    ];

    /// <summary>One post among several: its name, when, the bar and what is amiss.</summary>
    public static PostParagraph Short(DispatchReport report, Words words)
    {
        var amiss = Lines
            .Select(line => (line.Key, Chats: report.Of(line.States)))
            .Where(line => line.Chats > 0)
            .Select(line => words.Format($"report.{line.Key}", line.Chats));
        return new PostParagraph(
        [
            new PostSpan($"#{report.Id} {report.Name}", PostStyle.Bold),
            new PostSpan($"\n{Time(report.Planned, report.Zone, words)} {report.Zone}\n{Bar(report, words)}"),
            new PostSpan(string.Concat(amiss.Prepend(Waits(report, words)).Where(text => text is not null).Select(text => $"\n{text}"))),
        ]);
    }

    /// <summary>One post with all that is known of it.</summary>
    public static Post Whole(DispatchReport report, Words words) => new()
    {
        Language = words.Language,
        Title = $"#{report.Id} {report.Name}",
        Blocks =
        [
            new PostParagraph($"{Bar(report, words)}{(Waits(report, words) is { } waits ? $"\n{waits}" : "")}"),
            new PostList([.. Counted(report, words).Select(text => new PostParagraph(text))]),
            .. Platforms(report, words),
            .. Unreached(report, words),
            new PostParagraph(Times(report, words)),
        ],
        Buttons = [.. Buttons(report, words)],
    };

    /// <summary>One chat of a post.</summary>
    public static PostParagraph Chat(ReportChat chat, string zone, Words words)
    {
        var detail = (chat.Reason, chat.LastSent) switch
        {
            ({ Length: > 0 } reason, _) => $": {reason}",
            (_, { } sent) => $", {Time(sent, zone, words)}",
            _ => "",
        };
        var parts = chat.Parts > 1 ? string.Create(CultureInfo.InvariantCulture, $" ({chat.PartsSent}/{chat.Parts})") : "";
        return new PostParagraph($"{chat.Label} — {words[$"report.state.{chat.State.ToText().Replace('_', '-')}"]}{parts}{detail}");
    }

    private static IEnumerable<string> Counted(DispatchReport report, Words words)
    {
        yield return words.Format("report.sent", report.Arrived);
        foreach (var (key, states) in Lines.Where(line => report.Of(line.States) > 0))
        {
            yield return words.Format($"report.{key}", report.Of(states))
                + string.Concat(report.Reasons.Where(reason => states.Contains(reason.State)).Select(reason => $"\n   {reason.Chats} × {reason.Reason}"));
        }
    }

    private static IEnumerable<PostBlock> Platforms(DispatchReport report, Words words)
    {
        var platforms = report.Counts.GroupBy(count => count.Platform).ToList();
        return platforms.Count < 2
            ? []
            :
            [
                new PostList(
                [
                    .. platforms.Select(platform => (platform.Key, Report: report with { Counts = [.. platform] }))
                        .Select(platform => new PostParagraph($"{platform.Key}: {Bar(platform.Report, words)}")),
                ]),
            ];
    }

    /// <summary>What a correction or a recall has not changed, and what neither ever can.</summary>
    private static IEnumerable<PostBlock> Unreached(DispatchReport report, Words words)
    {
        if (report.Unreached.Count > 0)
        {
            yield return new PostList(
            [
                .. report.Unreached.Select(one => new PostParagraph(
                    words.Count($"report.{(one.IsOver ? "not" : "not-yet")}-{(one.Withdraws ? "recalled" : "corrected")}", one.Copies)
                    + (one.Reason.Length == 0 ? "" : $": {one.Reason}"))),
            ]);
        }

        if (report.Unreached.Count > 0 || report.Of(DeliveryState.Corrected, DeliveryState.Recalled) > 0)
        {
            yield return new PostParagraph([new PostSpan(words["report.survives"], PostStyle.Italic)]);
        }
    }

    private static string Bar(DispatchReport report, Words words) =>
        $"{ReportBar.Of(report.Arrived, report.Total)} {words.Count("report.of", report.Total, report.Arrived)}";

    private static string? Waits(DispatchReport report, Words words) =>
        report.State == "planned" ? null : words[$"report.dispatch.{report.State}"];

    private static string Times(DispatchReport report, Words words)
    {
        var planned = words.Format("report.planned", Time(report.Planned, report.Zone, words), report.Zone);
        return report is { FirstSent: { } first, LastSent: { } last }
            ? $"{planned}\n{words.Format("report.times", Time(first, report.Zone, words), Time(last, report.Zone, words))}"
            : planned;
    }

    private static IEnumerable<PostButton> Buttons(DispatchReport report, Words words)
    {
        if (report.State is "asked" or "paused")
        {
            yield return new PostButton(words["report.post"], $"/schedule answer {report.Id} post");
            yield return new PostButton(words["report.skip"], $"/schedule answer {report.Id} skip");
        }

        if (report.InDoubt > 0)
        {
            yield return new PostButton(words["report.settle"], $"/settle post:{report.Id}");
        }

        yield return new PostButton(words["report.by-chat"], $"/report post:{report.Id} by:chat");
        yield return new PostButton("CSV", $"/report post:{report.Id} format:csv");
        yield return new PostButton("JSON", $"/report post:{report.Id} format:json");
    }

    /// <summary>The day and the time on the wall clock of the schedule's zone, to the second.</summary>
    internal static string Time(DateTimeOffset instant, string zone, Words words)
    {
        var known = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc;
        var local = Instant.FromDateTimeOffset(instant).InZone(known).ToDateTimeUnspecified();
        return $"{local.ToString("ddd d MMM yyyy", words.Culture)} {local.ToString("HH:mm:ss", CultureInfo.InvariantCulture)}";
    }
}
