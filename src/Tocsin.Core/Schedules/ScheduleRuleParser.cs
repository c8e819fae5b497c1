using Tocsin.Core.Schedules.Reading;
using Tocsin.Core.Schedules.Rules;

namespace Tocsin.Core.Schedules;

/// <summary>Reads when a schedule is due: plain words in English, French, Spanish and Arabic, or a cron expression.</summary>
/// <remarks>
/// Pure: it knows no clock, so a date that has passed is for the caller to judge. It asks rather than guesses, also about a
/// time of one day that the clocks of its zone skip, or show twice.
/// </remarks>
public static class ScheduleRuleParser
{
    /// <summary>Longer than any rule that a person means.</summary>
    private const int Longest = 200;

    /// <param name="text">The rule; it may end in an IANA zone, <c>every friday 18:00 Europe/Paris</c>.</param>
    /// <param name="defaultZone">The IANA zone of a rule that names none; null where it has to name one.</param>
    public static ScheduleRuleOutcome Parse(string text, string? defaultZone = null)
    {
        var outcome = ParseStored(text, defaultZone);
        return outcome is ScheduleRuleOutcome.Parsed { Rule: OnceRule once } && ClockQuestion.Of(once) is { } question ? question : outcome;
    }

    /// <summary>Reads what was clear when it was written: governments move their clocks afterwards.</summary>
    /// <inheritdoc cref="Parse"/>
    internal static ScheduleRuleOutcome ParseStored(string text, string? defaultZone)
    {
        var written = text.Trim();
        var clean = RuleText.Clean(written);
        if (clean.Length is 0 or > Longest)
        {
            return new ScheduleRuleOutcome.NotUnderstood(clean.Length == 0 ? "empty" : "long");
        }

        var lastSpace = clean.LastIndexOf(' ');
        var lastWord = clean[(lastSpace + 1)..].Trim('(', ')');
        var namesZone = Zones.LooksLikeZone(lastWord);
        if ((namesZone ? lastWord : defaultZone) is not { } wanted)
        {
            return new ScheduleRuleOutcome.NotUnderstood("zone-missing", written);
        }

        if (Zones.Find(wanted) is not { } zone)
        {
            return Zones.Unknown(wanted);
        }

        var when = namesZone ? clean[..Math.Max(lastSpace, 0)] : clean;
        return CronReader.Read(when, written, zone) ?? PlainWordsReader.Read(when, written, zone);
    }
}
