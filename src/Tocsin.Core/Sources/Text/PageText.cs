using System.Text;
using System.Text.RegularExpressions;
using Tocsin.Core.Sources.Fetching;

namespace Tocsin.Core.Sources.Text;

/// <summary>Decodes a web page: by mark, HTTP header, then what the page itself says in its first kilobyte (html.spec.whatwg.org, "prescan").</summary>
internal static partial class PageText
{
    public static string Decode(FetchedPage page)
    {
        var head = Encoding.Latin1.GetString(page.Body, 0, Math.Min(page.Body.Length, 1024));
        var match = Declaration().Match(head);
        return Charsets.Decode(page.Body, page.Charset, match.Success ? match.Groups["name"].Value : null);
    }

    [GeneratedRegex("""(<meta[^>]+charset\s*=\s*|<\?xml[^>]+encoding\s*=\s*)["']?(?<name>[A-Za-z0-9._-]+)""", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Declaration();
}
