using System.Collections.Frozen;
using System.Text.RegularExpressions;
using NodaTime;

namespace Tocsin.Core.Schedules.Reading;

/// <summary>IANA time zones as people write them.</summary>
internal static partial class Zones
{
    private static readonly FrozenDictionary<string, string> Canonical =
        DateTimeZoneProviders.Tzdb.Ids.ToFrozenDictionary(id => id, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Abbreviations = FrozenSet.ToFrozenSet(
    [
        "ADT", "AEDT", "AEST", "AKDT", "AKST", "AST", "BST", "CAT", "CDT", "CEST", "CET", "CST", "EAT", "EDT", "EEST", "EET",
        "EST", "HST", "IDT", "IST", "JST", "MDT", "MSK", "MST", "NZDT", "NZST", "PDT", "PKT", "PST", "SAST", "TRT", "WAT", "WEST", "WET",
    ]);

    /// <summary>The zone's own spelling; null for what is none, or stands for several places' clocks.</summary>
    public static string? Find(string id) => Abbreviations.Contains(id) ? null : Canonical.GetValueOrDefault(id);

    /// <summary>Why <paramref name="id"/> is no zone, with the nearest that is.</summary>
    public static ScheduleRuleOutcome.NotUnderstood Unknown(string id)
    {
        if (IsOffset(id))
        {
            return new("zone-offset", id);
        }

        var nearest = Nearest.Of(id, Canonical.Values) ?? OfCity(id);
        return nearest is null ? new("zone-unknown", id) : new("zone-nearest", id, nearest);
    }

    /// <summary>The zone whose city is <paramref name="name"/>; null when none or several are.</summary>
    public static string? OfCity(string name)
    {
        var ending = "/" + name.Replace(' ', '_');
        var found = Canonical.Values
            .Where(id => id.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && !id.StartsWith("Etc/", StringComparison.Ordinal))
            .Take(2)
            .ToList();
        return found.Count == 1 ? found[0] : null;
    }

    /// <summary>Whether a rule's last word is meant as a zone, right or wrong.</summary>
    public static bool LooksLikeZone(string word) =>
        AreaAndPlace().IsMatch(word) || word is "UTC" or "GMT" or "utc" or "gmt" || IsOffset(word);

    private static bool IsOffset(string word) => Abbreviations.Contains(word) || Offset().IsMatch(word);

    [GeneratedRegex(@"^[A-Za-z_]+(/[A-Za-z_][A-Za-z0-9_+-]*)+$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex AreaAndPlace();

    [GeneratedRegex(@"^((UTC|GMT)[+-]\d{1,2}(:?\d{2})?|[+-]\d{1,2}:?\d{2}|Z)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Offset();
}
