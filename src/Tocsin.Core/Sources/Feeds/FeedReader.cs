using System.Text;
using System.Text.RegularExpressions;
using Tocsin.Core.Sources.Text;

namespace Tocsin.Core.Sources.Feeds;

/// <summary>Reads RSS 2.0, RSS 1.0, Atom and JSON Feed from bytes. Pure: neither network nor clock.</summary>
internal static partial class FeedReader
{
    /// <summary>More items than this are an archive, not a feed; the newest stand first.</summary>
    internal const int MostItems = 2000;

    /// <param name="body">The bytes, decompressed.</param>
    /// <param name="charset">What the HTTP header says of their encoding.</param>
    /// <param name="address">Where they came from: relative links start there.</param>
    public static FeedOutcome Read(ReadOnlySpan<byte> body, string? charset, Uri address)
    {
        var text = Charsets.Decode(body, charset, Declared(body)).TrimStart('\uFEFF', ' ', '\t', '\r', '\n', '\0');
        if (text.Length == 0)
        {
            return new FeedOutcome.Unreadable(Faults.Empty);
        }

        if (text[0] == '{')
        {
            return JsonFeed.Read(text, address);
        }

        var start = text.IndexOf('<', StringComparison.Ordinal);
        if (start < 0)
        {
            return new FeedOutcome.Unreadable(Faults.NeitherFeedNorPage);
        }

        return LooksLikePage(text.AsSpan(start)) ? new FeedOutcome.IsPage() : XmlFeed.Read(text[start..], address);
    }

    private static bool LooksLikePage(ReadOnlySpan<char> text)
    {
        var head = text[..Math.Min(text.Length, 2000)];
        return !RootOfFeed().IsMatch(head) && (head.Contains("<html", StringComparison.OrdinalIgnoreCase) || head.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase));
    }

    // The declaration is ASCII in every encoding but UTF-16, which its first sign gives away where there is no mark (w3.org/TR/xml, appendix F).
    private static string? Declared(ReadOnlySpan<byte> body)
    {
        if (body is [0, (byte)'<', 0, ..] or [(byte)'<', 0, _, 0, ..])
        {
            return body[0] == 0 ? "utf-16BE" : "utf-16LE";
        }

        var head = Encoding.Latin1.GetString(body[..Math.Min(body.Length, 400)]).Replace("\0", "", StringComparison.Ordinal);
        var match = Declaration().Match(head);
        return match.Success ? match.Groups["name"].Value : null;
    }

    [GeneratedRegex("""<\?xml[^>]*encoding\s*=\s*["'](?<name>[A-Za-z0-9._-]+)""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"<(\w+:)?(rss|feed|RDF)[\s>]", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex RootOfFeed();
}
