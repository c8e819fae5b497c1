using System.Text.RegularExpressions;
using Quartz;
using Tocsin.Core.Schedules.Rules;

namespace Tocsin.Core.Schedules.Reading;

/// <summary>Reads cron expressions: five fields as crontab has them, six or seven as Quartz does.</summary>
internal static partial class CronReader
{
    private const int FieldsBeforeYear = 6;

    /// <summary>Null when the text is no cron expression at all and should be read as plain words.</summary>
    public static ScheduleRuleOutcome? Read(string text, string written, string zone)
    {
        var said = text.StartsWith("cron ", StringComparison.OrdinalIgnoreCase);
        var expression = said ? text["cron ".Length..].Trim() : text;
        var fields = expression.Split(' ');
        if (!said && (fields.Length is < 5 or > 7 || !fields.All(field => Field().IsMatch(field))))
        {
            return null;
        }

        var format = fields.Length == 5 ? CronFormat.Unix : CronFormat.Quartz;
        if (fields.Take(FieldsBeforeYear).Any(HasTooLargeNumber) || !CronExpression.TryParse(expression.ToUpperInvariant(), format, out var cron))
        {
            return new ScheduleRuleOutcome.NotUnderstood("cron", expression);
        }

        return new ScheduleRuleOutcome.Parsed(new CronRule(cron.WithTimeZone(TimeZoneInfo.Utc)) { Text = written, Zone = zone });
    }

    /// <remarks>Quartz takes 98 and 99 for signs of its own, "none" and "all": "0 99 * * *" would fire every hour.</remarks>
    private static bool HasTooLargeNumber(string field) => Number().Matches(field).Any(number => number.Length > 2 || number.ValueSpan is [>= '6', _]);

    [GeneratedRegex("[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    [GeneratedRegex(@"^[0-9*?][0-9*?,/#LW-]*$|^(?i:[a-z]{3})([,-](?i:[a-z]{3}))*$|^(?i:[a-z]{3})(#[1-5]|L)$|^L(-\d+)?W?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Field();
}
