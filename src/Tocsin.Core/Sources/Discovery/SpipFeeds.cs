using System.Globalization;
using System.Text.RegularExpressions;

namespace Tocsin.Core.Sources.Discovery;

/// <summary>SPIP keeps a feed for each language, section, keyword and author, at an address that follows from that of its page. Pure.</summary>
internal static partial class SpipFeeds
{
    /// <summary>The feed of what a page of a SPIP site shows, by its address; null where the address says nothing of it.</summary>
    public static Uri? Of(Uri page)
    {
        var parameters = Unordered().Match(page.Query) is { Success: true } match ? Parameter(match.Groups["kind"].Value, match.Groups["number"].Value)
            : Pretty().Match(page.AbsolutePath) is { Success: true } pretty ? Parameter(pretty.Groups["kind"].Value, pretty.Groups["number"].Value)
            : Titled().Match(Uri.UnescapeDataString(page.AbsolutePath)) is { Success: true } titled ? Parameter(KindOf(titled.Groups["mark"].Value), titled.Groups["number"].Value)
            : null;
        var language = Language().Match(page.Query) is { Success: true } stated ? stated.Groups["code"].Value : null;
        return parameters is null && language is null
            ? null
            : new Uri(page, $"spip.php?page=backend{(parameters is null ? "" : $"&{parameters}")}{(language is null ? "" : $"&lang={language}")}");
    }

    /// <summary>Whether a feed's address is one of SPIP's: the past of its site is walked through by article numbers.</summary>
    public static bool IsSpip(string feed) =>
        feed.Contains("page=backend", StringComparison.Ordinal) || feed.Contains("/spip.php", StringComparison.Ordinal) || feed.Contains("backend.php", StringComparison.Ordinal);

    private static string KindOf(string mark) => mark switch
    {
        "-" => "rubrique",
        "_" => "auteur",
        _ => "mot",
    };

    private static string? Parameter(string kind, string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0
            ? string.Create(CultureInfo.InvariantCulture, $"id_{kind}={id}")
            : null;

    // spip.php?rubrique3, spip.php?page=rubrique&id_rubrique=3; a page of one article is no list.
    [GeneratedRegex("[?&](id_)?(?<kind>rubrique|mot|auteur)=?(?<number>[0-9]{1,9})(&|$)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Unordered();

    // rubrique3.html, mot12.html, auteur7.html, /rubrique3
    [GeneratedRegex(@"/(?<kind>rubrique|mot|auteur)(?<number>[0-9]{1,9})(\.html)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Pretty();

    // /-A-section,3-, /_An-author,7_, /+A-keyword,4+, /+-A-keyword,4-+
    [GeneratedRegex(@"/(?<mark>-|_|\+-?)[^/,]+,(?<number>[0-9]{1,9})(-|_|-?\+)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Titled();

    [GeneratedRegex("[?&]lang=(?<code>[a-z]{2,3}(_[a-z]{2,8})?)(&|$)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Language();
}
