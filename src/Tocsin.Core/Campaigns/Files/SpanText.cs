using System.Globalization;
using System.Text.RegularExpressions;

namespace Tocsin.Core.Campaigns.Files;

/// <summary>Spans of time as people write them: <c>90 minutes</c>, <c>24 hours</c>, <c>3 days</c>, <c>3h</c>.</summary>
internal static partial class SpanText
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(60);

    /// <summary>The span; null for what is none, or not between a minute and 60 days.</summary>
    public static TimeSpan? Read(string text)
    {
        if (Form().Match(text.Trim()) is not { Success: true } match)
        {
            return null;
        }

        var count = int.Parse(match.Groups["count"].ValueSpan, CultureInfo.InvariantCulture);
        var span = match.Groups["unit"].Value[0] switch
        {
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            _ => TimeSpan.FromDays(count),
        };
        return span >= Shortest && span <= Longest ? span : null;
    }

    [GeneratedRegex("^(?<count>[0-9]{1,5}) ?(?<unit>m|min|minutes?|h|hours?|d|days?)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
