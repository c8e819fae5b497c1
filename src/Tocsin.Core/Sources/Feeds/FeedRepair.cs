using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Tocsin.Core.Sources.Feeds;

/// <summary>Mends what keeps many real feeds from being XML: HTML's named entities, lone ampersands, control characters, an empty document type.</summary>
internal static partial class FeedRepair
{
    public static string Apply(string text)
    {
        var mended = Entity().Replace(DocumentType().Replace(text, "", 1), Mend);
        return mended.AsSpan().IndexOfAnyInRange('\0', '\u001F') < 0 ? mended : WithoutControls(mended);
    }

    /// <summary>The prefixes of the text's element names; a feed has a handful.</summary>
    public static IReadOnlyCollection<string> Prefixes(string text) =>
        [.. Prefix().Matches(text).Select(match => match.Groups["prefix"].Value).Where(prefix => !prefix.StartsWith("xml", StringComparison.OrdinalIgnoreCase)).Distinct().Take(50)];

    private static string Mend(Match match)
    {
        var entity = match.Value;
        if (entity is "&amp;" or "&lt;" or "&gt;" or "&quot;" or "&apos;")
        {
            return entity;
        }

        if (!entity.EndsWith(';'))
        {
            return "&amp;" + entity[1..];
        }

        var decoded = WebUtility.HtmlDecode(entity);
        return decoded == entity || decoded.Any(sign => char.IsControl(sign) || sign is '<' or '&') ? "&amp;" + entity[1..] : decoded;
    }

    private static string WithoutControls(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var sign in text.Where(sign => sign is '\t' or '\n' or '\r' or >= ' '))
        {
            kept.Append(sign);
        }

        return kept.ToString();
    }

    [GeneratedRegex("&(#[0-9]{1,7};|#[xX][0-9A-Fa-f]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Entity();

    [GeneratedRegex("<(?<prefix>[A-Za-z][A-Za-z0-9_-]*):[A-Za-z]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Prefix();

    // Only one that defines nothing of its own; one with an internal subset stays, and is refused.
    [GeneratedRegex(@"<!DOCTYPE[^\[<>]*>", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex DocumentType();
}
