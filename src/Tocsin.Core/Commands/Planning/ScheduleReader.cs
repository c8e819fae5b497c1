using System.Diagnostics;
using Tocsin.Core.Campaigns;
using Tocsin.Core.Campaigns.Files;
using Tocsin.Core.Campaigns.Store;
using Tocsin.Core.Chats;
using Tocsin.Core.Posts;
using Tocsin.Core.Schedules;
using Tocsin.Core.Schedules.Reading;
using Tocsin.Core.Schedules.Store;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Planning;

/// <summary>Makes a schedule of what somebody typed, or the question that their words leave open: nothing is guessed.</summary>
internal sealed class ScheduleReader(ScheduleStore schedules, ChatStore chats, ContentText contents, TimeProvider clock)
{
    private static readonly string[] UsualContents = ["call", "newest", "digest"];

    /// <param name="campaign">Whose schedule it is to be.</param>
    /// <param name="before">The schedule that is changed; null for a new one. What is not said stays as it was.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="command">What a button types before options and rule.</param>
    /// <param name="words">The reader's.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<ScheduleReading> ReadAsync(
        CurrentCampaign campaign, ScheduleDefinition? before, ScheduleText text, string command, Words words, CancellationToken cancellationToken)
    {
        var (rule, question) = before is not null && text.Rule.Length == 0
            ? (before.When, null)
            : await RuleAsync(campaign.Campaign, text, command, words, cancellationToken);
        if (rule is null)
        {
            return new ScheduleReading.Question(question!);
        }

        if (NoInstant(rule, campaign.Campaign, words) is { } never)
        {
            return Asked(words, never);
        }

        if (await WhatAsync(campaign.Campaign, before, text, command, words, cancellationToken) is not { } what)
        {
            return Asked(words, words["planning.what-how"], WhatButtons(text, command));
        }

        var known = await chats.ListAllAsync(cancellationToken);
        var audience = before?.Audience;
        if (text.Options.TryGetValue(ScheduleText.To, out var to) && !AudienceText.TryRead(to, known, out audience, out var unknown))
        {
            return Asked(words, words.Format("proposal.problem.audience", unknown!));
        }

        var expires = text.Options.TryGetValue(ScheduleText.Expires, out var span) ? SpanText.Read(span) : before?.ExpiresAfter ?? ScheduleDefinition.UsualExpiry;
        if (expires is null)
        {
            return Asked(words, words.Format("planning.expires-how", span));
        }

        if (CatchUpOf(text, before) is not { } catchUp)
        {
            return Asked(words, words["planning.catch-up-how"]);
        }

        return new ScheduleReading.Clear(new ScheduleDefinition
        {
            Name = before?.Name ?? NameOf(text, rule),
            When = rule,
            What = what,
            Audience = audience,
            CatchUp = catchUp,
            ExpiresAfter = expires.Value,
            Priority = what is ScheduledContent.Digest ? Priority.Digest : before?.Priority ?? Priority.Normal,
        });
    }

    private async Task<(ScheduleRule? Rule, CommandAnswer? Question)> RuleAsync(
        Campaign campaign, ScheduleText text, string command, Words words, CancellationToken cancellationToken)
    {
        switch (ScheduleRuleParser.Parse(text.Rule, campaign.Zone))
        {
            case ScheduleRuleOutcome.Parsed parsed:
                return (parsed.Rule, null);
            case ScheduleRuleOutcome.NotUnderstood problem:
                var others = (await schedules.ActiveAsync(cancellationToken)).Select(schedule => schedule.Definition.When.Zone);
                IEnumerable<string> own = campaign.Zone is { } zone ? [zone] : [];
                var zones = own.Concat(others).Distinct().Take(4).ToList();
                var readings = RuleReadings.Of(text.Rule, problem, zones, clock.GetUtcNow());
                return (null, AskBack(
                    words,
                    $"{problem.ProblemIn(words.Language)} {problem.RemedyIn(words.Language)}",
                    [.. readings.Select(reading => new PostButton(reading, Line(command, text.Written, reading)))]));
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Why it would never fire; null when it will.</summary>
    private string? NoInstant(ScheduleRule rule, Campaign campaign, Words words)
    {
        var now = clock.GetUtcNow();
        return Upcoming.Of(rule, campaign.Starts, campaign.Ends, now).Any() ? null
            : rule.NextAfter(now, now) is null ? words.Format("planning.passed", rule.Text)
            : words.Format("planning.outside", rule.Text, campaign.Starts?.ToString("O", words.Culture) ?? "…", campaign.Ends?.ToString("O", words.Culture) ?? "…");
    }

    private async Task<ScheduledContent?> WhatAsync(
        Campaign campaign, ScheduleDefinition? before, ScheduleText text, string command, Words words, CancellationToken cancellationToken) =>
        text.Options.TryGetValue(ScheduleText.What, out var what) ? await contents.ReadAsync(what, cancellationToken)
        : before is not null ? before.What
        : campaign.Texts.Values.Any(one => one.Call.Count > 0) ? new ScheduledContent.Call()
        : null;

    private static PostButton[] WhatButtons(ScheduleText text, string command) =>
    [
        .. UsualContents.Select(what => new PostButton(
            what,
            Line(command, new ScheduleText("", new Dictionary<string, string>(text.Options) { [ScheduleText.What] = what }).Written, text.Rule))),
    ];

    private static CatchUp? CatchUpOf(ScheduleText text, ScheduleDefinition? before) =>
        !text.Options.TryGetValue(ScheduleText.CatchUp, out var said) ? before?.CatchUp ?? CatchUp.Latest
        : !said.All(char.IsAsciiDigit) && Enum.TryParse<CatchUp>(said, ignoreCase: true, out var policy) ? policy
        : null;

    /// <summary>What its author calls it, or its rule in a form that can be typed.</summary>
    private static string NameOf(ScheduleText text, ScheduleRule rule)
    {
        if (text.Options.TryGetValue(ScheduleText.As, out var name))
        {
            return Slug.Of(name);
        }

        var said = rule.Text.EndsWith(rule.Zone, StringComparison.OrdinalIgnoreCase) ? rule.Text[..^rule.Zone.Length] : rule.Text;
        var slug = Slug.Of(said);
        return slug.Any(char.IsAsciiLetter) && said.All(letter => letter < 0x250) ? slug : $"schedule-{slug}".TrimEnd('-');
    }

    private static string Line(string command, string options, string rule) =>
        string.Join(' ', new[] { command, options, rule }.Where(part => part.Length > 0));

    private static ScheduleReading.Question Asked(Words words, string text, params IReadOnlyList<PostButton> buttons) =>
        new(AskBack(words, text, buttons));

    private static CommandAnswer AskBack(Words words, string text, IReadOnlyList<PostButton> buttons) =>
        new([new Post { Language = words.Language, Blocks = [new PostParagraph(text)], Buttons = buttons }], Succeeded: false);
}
