using System.Text;

namespace Tocsin.Benchmarks.Archive;

/// <summary>Breaks feeds in ways that the network, old software and hostile people do; the same seed breaks them the same way.</summary>
internal sealed class FeedMutator(int seed, IReadOnlyList<byte[]> originals)
{
    private static readonly byte[][] Tokens =
    [
        .. new[]
        {
            "<![CDATA[", "]]>", "&lol;", "&#0;", "&#xFFFFFFFF;", "&nbsp;", "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">]>", "<!--", "-->", "<?xml version=\"1.0\" encoding=\"utf-16\"?>",
            "<item>", "</item>", "<channel>", "</rss>", "<entry xmlns=\"http://www.w3.org/2005/Atom\">", " xml:base=\"http://[::1\"", " xml:lang=\"-----\"", "xmlns:dc=\"\"",
            "<link>javascript:alert(1)</link>", "<link>http://%%%</link>", "<pubDate>99999999999999999999</pubDate>", "<guid></guid>", "\0", "\uFEFF", "\uD800", "{\"items\":[[[[[[[[",
            "<a><b><i>", "<table><tr>", "<svg>", "<script>", "<ttl>-1</ttl>", "<sy:updateFrequency>0</sy:updateFrequency>",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    private readonly Random _random = new(seed);

    public byte[] Next()
    {
        List<byte> feed = [.. originals[_random.Next(originals.Count)]];
        for (var changes = _random.Next(1, 8); changes > 0 && feed.Count > 0; changes--)
        {
            Change(feed);
        }

        return [.. feed];
    }

    private void Change(List<byte> feed)
    {
        var at = _random.Next(feed.Count);
        var length = Math.Min(_random.Next(1, 200), feed.Count - at);
        switch (_random.Next(9))
        {
            case 0:
                feed[at] = (byte)_random.Next(256);
                break;
            case 1:
                feed.RemoveRange(at, length);
                break;
            case 2:
                feed.InsertRange(_random.Next(feed.Count), feed.GetRange(at, length));
                break;
            case 3:
                feed.RemoveRange(at, feed.Count - at);
                break;
            case 4:
                var other = originals[_random.Next(originals.Count)];
                feed.InsertRange(at, other.Skip(_random.Next(other.Length)).Take(length));
                break;
            case 5:
                feed.InsertRange(at, Enumerable.Repeat(Tokens[_random.Next(Tokens.Length)], _random.Next(1, 4000)).SelectMany(token => token));
                break;
            default:
                feed.InsertRange(at, Tokens[_random.Next(Tokens.Length)]);
                break;
        }
    }
}
