using Tocsin.Core.Campaigns;
using Tocsin.Core.Schedules;

namespace Tocsin.Tests.Campaigns;

/// <summary>A small campaign of made-up words; tests change what they are about.</summary>
internal static class CampaignBuilder
{
    public static Campaign Campaign(string name = "clean-river", params IReadOnlyList<ScheduleDefinition> schedules) =>
        new()
        {
            Name = name,
            Texts = new Dictionary<string, CampaignText>
            {
                ["en"] = new() { Title = "Clean river", Call = ["Come to the river."] },
            },
            Schedules = schedules,
        };

    public static ScheduleDefinition Schedule(
        string name = "daily-call", string when = "every day at 18:00 Europe/Paris", ScheduledContent? what = null) =>
        new() { Name = name, When = Rule(when), What = what ?? new ScheduledContent.Call() };

    public static ScheduleRule Rule(string text, string? zone = null) =>
        Assert.IsType<ScheduleRuleOutcome.Parsed>(ScheduleRuleParser.Parse(text, zone)).Rule;
}
