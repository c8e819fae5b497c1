using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tocsin.Core.Campaigns.Files;
using Tocsin.Core.Schedules;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Campaigns;

/// <summary>The reference that organizers read says what the program does.</summary>
public sealed partial class CampaignDocsTests
{
    private static readonly string Text = File.ReadAllText(Repository.At("docs", "campaigns.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Every_rule_that_it_shows_is_understood()
    {
        var rules = Blocks("rules").SelectMany(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToList();

        Assert.True(rules.Count > 30);
        Assert.All(rules, rule => Assert.IsType<ScheduleRuleOutcome.Parsed>(ScheduleRuleParser.Parse(rule, "UTC")));
    }

    [Fact]
    public void Every_question_that_it_shows_is_asked_in_these_words()
    {
        var rows = Question().Matches(Text);

        Assert.True(rows.Count > 5);
        Assert.All(
            rows,
            row => Assert.Equal(
                row.Groups["answer"].Value,
                Assert.IsType<ScheduleRuleOutcome.NotUnderstood>(ScheduleRuleParser.Parse(row.Groups["rule"].Value, "UTC")).Remedy));
    }

    [Fact]
    public void Every_file_that_it_shows_can_be_used()
    {
        using var folder = new TemporaryDirectory();
        foreach (var yaml in Blocks("yaml"))
        {
            File.WriteAllText(folder["clean-river.yaml"], yaml);

            Assert.Empty(CampaignFile.Read(folder["clean-river.yaml"])!.Problems);
        }
    }

    [Fact]
    public void Every_mistake_that_it_shows_is_told_in_these_words()
    {
        using var folder = new TemporaryDirectory();
        File.WriteAllText(
            folder["clean-river.yaml"],
            "# A mistake a line.\nzone: Europe/Pariss\ntexts:\n  en:\n    titel: Clean river\n    title: Clean river\n    call: |\n      On Sunday.\n\nschedules:\n  friday-call:\n    when: every fryday 18:00 Europe/Paris\n    post: call\n");
        var told = CampaignFile.Read(folder["clean-river.yaml"])!.Problems
            .Select(problem => problem.ToString().Replace(folder.Path, "config/campaigns", StringComparison.Ordinal).Replace(" Europe/Paris'", "'", StringComparison.Ordinal));

        Assert.Equal(told, Blocks("").Single(block => block.StartsWith("config/", StringComparison.Ordinal)).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Every_key_of_the_schema_is_explained()
    {
        var schema = JsonSchema.Load(Repository.At("config", "campaigns", "campaign.schema.json"));
        var keys = Keys(schema.Root).Distinct().ToList();

        Assert.True(keys.Count > 30);
        Assert.All(keys, key => Assert.Contains($"`{key}`", Text, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Keys(JsonNode? node) =>
        node is not JsonObject map
            ? []
            : (map["properties"] as JsonObject ?? []).Select(property => property.Key).Concat(map.SelectMany(entry => Keys(entry.Value)));

    private static IEnumerable<string> Blocks(string kind) =>
        Fenced().Matches(Text).Where(match => match.Groups["kind"].Value == kind).Select(match => match.Groups["text"].Value);

    [GeneratedRegex("```(?<kind>[a-z]*)\n(?<text>[^`]*)```", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Fenced();

    [GeneratedRegex(@"\n\| `(?<rule>[^`]+)` \| (?<answer>(Each|Which|What|Write|Did)[^|]+) \|", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Question();
}
