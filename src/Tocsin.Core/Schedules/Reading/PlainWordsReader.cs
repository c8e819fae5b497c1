using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using Tocsin.Core.Schedules.Rules;

namespace Tocsin.Core.Schedules.Reading;

/// <summary>Reads a rule in plain words.</summary>
internal static partial class PlainWordsReader
{
    public static ScheduleRuleOutcome Read(string text, string written, string zone)
    {
        if (AfterFirstStart().Match(text) is { Success: true } start)
        {
            var seconds = Duration.FromSeconds(long.Parse(start.Groups["seconds"].ValueSpan, CultureInfo.InvariantCulture));
            return new ScheduleRuleOutcome.Parsed(new AfterFirstStartRule(seconds) { Text = written, Zone = zone });
        }

        if (Once().Match(text) is { Success: true } once
            && LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Parse(once.Groups["at"].Value) is { Success: true } at)
        {
            return new ScheduleRuleOutcome.Parsed(new OnceRule(at.Value) { Text = written, Zone = zone });
        }

        if (EveryDay().Match(text) is { Success: true } daily
            && LocalTimePattern.CreateWithInvariantCulture("H:mm").Parse(daily.Groups["time"].Value) is { Success: true } time)
        {
            return new ScheduleRuleOutcome.Parsed(
                new CalendarRule(new DayPattern.Daily(), [time.Value], null, null) { Text = written, Zone = zone });
        }

        return new ScheduleRuleOutcome.NotUnderstood("words", text);
    }

    [GeneratedRegex(@"^once (?<seconds>\d{1,6}) seconds? after the first start$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex AfterFirstStart();

    [GeneratedRegex(@"^once (?<at>\d{4}-\d{2}-\d{2} \d{2}:\d{2})$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Once();

    [GeneratedRegex(@"^every day at (?<time>\d{1,2}:\d{2})$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex EveryDay();
}
