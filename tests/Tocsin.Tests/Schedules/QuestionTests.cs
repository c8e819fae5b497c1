using System.Text.Json;
using System.Text.RegularExpressions;
using Tocsin.Core.Schedules;
using Tocsin.Core.Schedules.Reading;
using Tocsin.Core.Wording;

namespace Tocsin.Tests.Schedules;

/// <summary>What could mean several things, or nothing, is asked back.</summary>
public sealed partial class QuestionTests
{
    private static readonly JsonSerializerOptions StoredRules = new() { Converters = { new ScheduleRuleConverter() } };

    [Theory]
    [InlineData("", "empty")]
    [InlineData("  ", "empty")]
    [InlineData("friday", "once-or-every")]
    [InlineData("friday 18:00", "once-or-every")]
    [InlineData("el viernes a las 18:00", "once-or-every")]
    [InlineData("le vendredi 18h", "once-or-every")]
    [InlineData("at 6", "which-half")]
    [InlineData("every day at 6", "which-half")]
    [InlineData("every day at six", "which-half")]
    [InlineData("كل يوم الساعة 6", "which-half")]
    [InlineData("at 18:00", "no-day")]
    [InlineData("18h", "no-day")]
    [InlineData("12/10/2026", "date-order")]
    [InlineData("once 12/10/2026 18:00", "date-order")]
    [InlineData("once 10.12.26 18:00", "date-form")]
    [InlineData("once 10/12 18:00", "date-form")]
    [InlineData("once 31 february 2027 10:00", "no-such-date")]
    [InlineData("once 2027-02-29 10:00", "no-such-date")]
    [InlineData("once 2027-13-01 10:00", "no-such-date")]
    [InlineData("every year on 31 february 10:00", "no-such-date")]
    [InlineData("every month on the 32nd 10:00", "no-such-date")]
    [InlineData("every month on the 31st 10:00", "not-every-month")]
    [InlineData("every year on 29 february 10:00", "not-every-year")]
    [InlineData("every month on the 5th friday 10:00", "not-every-nth")]
    [InlineData("every second friday 18:00", "nth-unclear")]
    [InlineData("every month on friday 18:00", "month-weekday")]
    [InlineData("every friday", "no-time")]
    [InlineData("every week 18:00", "no-weekday")]
    [InlineData("every month 10:00", "no-month-day")]
    [InlineData("every year 10:00", "no-year-day")]
    [InlineData("every 18:00", "no-day")]
    [InlineData("every day 25:00", "no-such-time")]
    [InlineData("every day 18:75", "no-such-time")]
    [InlineData("every day at 24", "no-such-time")]
    [InlineData("every day at 0 pm", "no-such-time")]
    [InlineData("a las 12 de la noche cada día", "no-such-time")]
    [InlineData("every friday 18", "number")]
    [InlineData("cada día a las 9 y 15", "number")]
    [InlineData("once 10 december 18:00", "no-year")]
    [InlineData("10 december 18:00", "no-year")]
    [InlineData("once friday 18:00", "once-date")]
    [InlineData("once 2026-12-10", "no-time")]
    [InlineData("once 2026-12-10 9:00, 18:00", "once-one-time")]
    [InlineData("once friday 2026-12-10 18:00", "date-weekday")]
    [InlineData("tomorrow 18:00", "relative")]
    [InlineData("demain à 18h", "relative")]
    [InlineData("every 0 days 18:00", "interval")]
    [InlineData("every 5000 days 18:00", "interval")]
    [InlineData("every 5 seconds", "interval")]
    [InlineData("every 6 hours on friday", "hours-alone")]
    [InlineData("every 6 hours from 2026-12-01", "hours-alone")]
    [InlineData("every day on friday 18:00", "contradiction")]
    [InlineData("every friday 18:00 2026-12-10", "contradiction")]
    [InlineData("every 2 weeks every 3 weeks on monday 10:00", "contradiction")]
    [InlineData("every friday 15 seconds after the first start", "contradiction")]
    [InlineData("every friday 18:00 until", "bound")]
    [InlineData("every friday 18:00 until 31 january", "no-year")]
    [InlineData("every day 18:00 starting monday", "bound")]
    [InlineData("every friday 18:00 from 2027-02-01 until 2027-01-01", "bounds")]
    [InlineData("every fryday 18:00", "word-nearest")]
    [InlineData("every blue moon 18:00", "words")]
    [InlineData("hello", "words")]
    [InlineData("every day 9:00-17:00", "words")]
    [InlineData("last friday", "once-or-every")]
    [InlineData("cron every friday", "cron")]
    [InlineData("cron 0 0 25 ? * FRI", "cron")]
    [InlineData("61 18 * * *", "cron")]
    [InlineData("99 18 * * *", "cron")]
    [InlineData("0 99 * * *", "cron")]
    [InlineData("0 18 99 * *", "cron")]
    [InlineData("0 18 * 98 *", "cron")]
    [InlineData("0 1,99 * * *", "cron")]
    [InlineData("0 0 18 ? * 99", "cron")]
    [InlineData("0 000099 * * *", "cron")]
    [InlineData("0 0 18 1 * FRI FOO", "cron")]
    [InlineData("once 2026-03-29 02:30", "clock-skips")]
    [InlineData("once 2026-10-25 02:30", "clock-twice")]
    [InlineData("once 2011-12-30 12:00 Pacific/Apia", "clock-skips")]
    [InlineData("every friday 18:00 Europe/Pariss", "zone-nearest")]
    [InlineData("every friday 18:00 Paris", "zone-nearest")]
    [InlineData("every friday 18:00 Middle/Nowhere", "zone-unknown")]
    [InlineData("every friday 18:00 CET", "zone-offset")]
    [InlineData("every friday 18:00 UTC+2", "zone-offset")]
    [InlineData("every friday 18:00 +02:00", "zone-offset")]
    public void Asks_back(string text, string problem)
    {
        var outcome = Assert.IsType<ScheduleRuleOutcome.NotUnderstood>(ScheduleRuleParser.Parse(text, "Europe/Paris"));

        Assert.Equal(problem, outcome.Key);
        Assert.All(Words.Languages, language => Assert.NotEqual("", outcome.ProblemIn(language) + outcome.RemedyIn(language)));
    }

    [Fact]
    public void Names_both_readings_of_a_date()
    {
        var outcome = Assert.IsType<ScheduleRuleOutcome.NotUnderstood>(ScheduleRuleParser.Parse("once 12/10/2026 18:00", "UTC"));

        Assert.Equal("Which one: 2026-10-12 or 2026-12-10?", outcome.Remedy);
    }

    [Theory]
    [InlineData("once 2027-03-28 02:30", "Which one is meant: \"once 2027-03-28 01:59 Europe/Paris\" or \"once 2027-03-28 03:00 Europe/Paris\"?")]
    [InlineData("once 2027-10-31 02:30", "Is the first meant, \"once 2027-10-31 00:30 Etc/UTC\", or the second, \"once 2027-10-31 01:30 Etc/UTC\"?")]
    public void Names_what_a_change_of_the_clocks_leaves_to_choose(string text, string remedy)
    {
        var outcome = Assert.IsType<ScheduleRuleOutcome.NotUnderstood>(ScheduleRuleParser.Parse(text, "Europe/Paris"));

        Assert.Equal(remedy, outcome.Remedy);
        Assert.Equal(2, RuleReadings.Of(text, outcome, ["Europe/Paris"], new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero)).Count);
    }

    /// <summary>What was clear when it was written stays, whatever a government does to the clocks.</summary>
    [Fact]
    public void A_stored_rule_is_not_asked_about() =>
        Assert.NotNull(JsonSerializer.Deserialize<ScheduleRule>(
            """{"text":"once 2027-10-31 02:30","zone":"Europe/Paris"}""", StoredRules));

    [Theory]
    [InlineData("every friday 18:00 Europe/Pariss", "Europe/Paris")]
    [InlineData("every friday 18:00 Beirut", "Asia/Beirut")]
    [InlineData("every friday 18:00 America/NewYork", "America/New_York")]
    [InlineData("every fryday 18:00", "friday")]
    [InlineData("chaque vendrdi 18h", "vendredi")]
    public void Suggests_what_may_have_been_meant(string text, string suggestion)
    {
        var outcome = Assert.IsType<ScheduleRuleOutcome.NotUnderstood>(ScheduleRuleParser.Parse(text, "Europe/Paris"));

        Assert.Contains(suggestion, outcome.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("every friday 18:00", null, "zone-missing")]
    [InlineData("every friday 18:00", "Europe/Prais", "zone-nearest")]
    public void A_rule_without_a_zone_needs_a_good_default(string text, string? zone, string problem) =>
        Assert.Equal(problem, Assert.IsType<ScheduleRuleOutcome.NotUnderstood>(ScheduleRuleParser.Parse(text, zone)).Key);

    [Fact]
    public void A_rule_that_never_ends_is_refused() =>
        Assert.Equal("long", Assert.IsType<ScheduleRuleOutcome.NotUnderstood>(ScheduleRuleParser.Parse(new string('x', 5000))).Key);

    [Fact]
    public void No_word_means_two_things()
    {
        var contradictions = Vocabulary.Read()
            .GroupBy(entry => RuleText.Fold(entry.Phrase))
            .Where(group => group.Select(entry => (entry.Kind, entry.Value)).Distinct().Count() > 1)
            .Select(group => group.Key);

        Assert.Equal([], contradictions);
        Assert.All(Vocabulary.Read(), entry => Assert.InRange(entry.Phrase.Split(' ').Length, 1, Vocabulary.LongestPhrase));
    }

    /// <summary>An answer that the bot would itself not understand is no help.</summary>
    [Fact]
    public void Every_example_in_an_answer_is_understood()
    {
        var examples = Words.Languages.SelectMany(
            language => Words.For(language).Keys
                .Where(key => key.StartsWith("schedule.remedy.", StringComparison.Ordinal))
                .SelectMany(key => Quoted().Matches(Words.For(language)[key]))
                .Select(match => match.Groups["example"].Value.Trim())
                .Where(example => !example.Contains('{', StringComparison.Ordinal) && example.Any(char.IsDigit)))
            .Distinct()
            .ToList();

        Assert.True(examples.Count > 40, $"only {examples.Count} examples found");
        Assert.All(examples.Where(example => !IsBoundAlone(example)), example => Assert.IsType<ScheduleRuleOutcome.Parsed>(ScheduleRuleParser.Parse(example, "UTC")));
        Assert.All(examples.Where(IsBoundAlone), bound => Assert.IsType<ScheduleRuleOutcome.Parsed>(ScheduleRuleParser.Parse($"daily 18:00 {bound}", "UTC")));
    }

    private static bool IsBoundAlone(string example) => !example.Contains(':', StringComparison.Ordinal) && example.Contains("-01", StringComparison.Ordinal);

    [GeneratedRegex("[\"«](?<example>[^\"«»]+)[\"»]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();
}
