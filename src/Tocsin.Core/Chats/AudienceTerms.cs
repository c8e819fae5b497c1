using System.Globalization;
using System.Text.RegularExpressions;

namespace Tocsin.Core.Chats;

/// <summary>What a part of an audience narrows.</summary>
internal enum AudienceTermKind
{
    Unknown,
    Platform,
    Language,
    Topic,
    Tag,
    Chat,
}

/// <summary>One part of an audience as it was typed.</summary>
/// <param name="Kind">What it narrows.</param>
/// <param name="Values">To which of them.</param>
/// <param name="Written">As it stands there.</param>
internal sealed record AudienceTerm(AudienceTermKind Kind, IReadOnlyList<string> Values, string Written);

/// <summary>Cuts an audience that was typed into its terms. Pure.</summary>
internal static partial class AudienceTerms
{
    private static readonly string[] Platforms = ["telegram", "discord", "local"];

    public static IReadOnlyList<AudienceTerm> Of(string text)
    {
        List<AudienceTerm> terms = [];
        var at = 0;
        foreach (Match match in Keyed().Matches(text))
        {
            terms.AddRange(Bare(text[at..match.Index]));
            var key = match.Groups["key"].Value.ToLowerInvariant();
            var kind = key switch
            {
                "platform" => AudienceTermKind.Platform,
                "lang" => AudienceTermKind.Language,
                "topic" => AudienceTermKind.Topic,
                "tag" => AudienceTermKind.Tag,
                _ => AudienceTermKind.Chat,
            };
            terms.Add(new AudienceTerm(kind, Values(match.Groups["values"].Value), match.Value.Trim()));
            at = match.Index + match.Length;
        }

        terms.AddRange(Bare(text[at..]));
        return terms;
    }

    public static bool IsPlatform(string word) => Platforms.Contains(word, StringComparer.OrdinalIgnoreCase);

    /// <summary>A tag such as fr or pt-br whose language the machine knows by name.</summary>
    public static bool IsLanguage(string word)
    {
        var primary = word.ToLowerInvariant().Split('-')[0];
        return LanguageTag().IsMatch(word) && CultureInfo.GetCultures(CultureTypes.NeutralCultures).Any(culture => culture.Name == primary);
    }

    private static IEnumerable<AudienceTerm> Bare(string text) =>
        Values(text).SelectMany(part => part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Select(word => word switch
        {
            ['#', _, ..] => new AudienceTerm(AudienceTermKind.Topic, [word[1..]], word),
            _ when IsPlatform(word) => new AudienceTerm(AudienceTermKind.Platform, [word], word),
            _ when IsLanguage(word) => new AudienceTerm(AudienceTermKind.Language, [word], word),
            _ => new AudienceTerm(AudienceTermKind.Unknown, [], word),
        });

    private static string[] Values(string text) =>
        text.Split([',', '،', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    // One word, or several with commas between; a topic's or a tag's goes on until the next key. An address has colons of its own, but no such key.
    [GeneratedRegex(
        @"(?<=^|[\s,;،])((?<key>lang|platform|chat)[:=](?<values>[^\s,;،]*(\s*[,،]\s*(?!(lang|topic|tag|platform|chat)[:=]|\#)[^\s,;،]+)*)|(?<key>topic|tag)[:=](?<values>.*?)(?=[\s,;،]+((lang|topic|tag|platform|chat)[:=]|\#)|[\s,;،]*$))",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Keyed();

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LanguageTag();
}
