using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Tocsin.Benchmarks.Archive;

/// <summary>Articles of news length in words that mean nothing, always the same ones.</summary>
internal static class MadeUpArticles
{
    private const int Words = 400;
    private const int WordsInParagraph = 60;
    private const int Writers = 2000;

    private static readonly string[] Syllables = ["ba", "do", "ke", "li", "mu", "na", "po", "ri", "sa", "te", "vo", "wi", "zu", "fa", "ge", "hi"];

    public static void WriteJsonLines(string path, int count)
    {
        using var file = new StreamWriter(path);
        for (var number = 0; number < count; number++)
        {
            var random = new Random(number);
            file.WriteLine(
                $$"""{"url":"https://example.org/{{number}}","id":"{{number}}","title":"{{Text(random, 8)}}","authors":["{{Text(new Random(number % Writers), 2)}}"],"published":"2020-03-04","language":"en","topics":["{{Text(random, 1)}}"],"body":{{Quoted(string.Join("\n\n", Paragraphs(random)))}}}""");
        }
    }

    public static string Feed(int count) =>
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Made up</title>"
        + string.Concat(Enumerable.Range(0, count).Select(number =>
        {
            var random = new Random(number);
            return string.Create(
                CultureInfo.InvariantCulture,
                $"<item><title>{Text(random, 8)}</title><link>https://example.org/{number}</link><guid>https://example.org/{number}</guid><pubDate>Wed, 04 Mar 2020 10:00:00 GMT</pubDate><dc:creator>{Text(random, 2)}</dc:creator><category>{Text(random, 1)}</category><description>{Text(random, 30)}</description><content:encoded><![CDATA[{string.Concat(Paragraphs(random).Select(paragraph => $"<p>{paragraph}</p>"))}]]></content:encoded></item>");
        }))
        + "</channel></rss>";

    public static string Atom(int count) =>
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"https://example.org/\"><title>Made up</title>"
        + string.Concat(Enumerable.Range(0, count).Select(number => string.Create(
            CultureInfo.InvariantCulture,
            $"<entry><id>urn:n:{number}</id><title type=\"html\">{Text(new Random(number), 8)}</title><link href=\"{number}\"/><updated>2020-03-04T10:00:00Z</updated><content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>{Text(new Random(number), 60)}</p></div></content></entry>")))
        + "</feed>";

    public static string Json(int count) =>
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Made up\",\"items\":["
        + string.Join(',', Enumerable.Range(0, count).Select(number => string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"id\":\"{number}\",\"url\":\"https://example.org/{number}\",\"title\":\"{Text(new Random(number), 8)}\",\"content_html\":\"<p>{Text(new Random(number), 60)}</p>\"}}")))
        + "]}";

    private static IEnumerable<string> Paragraphs(Random random)
    {
        for (var words = 0; words < Words; words += WordsInParagraph)
        {
            yield return Text(random, WordsInParagraph) + ".";
        }
    }

    private static string Text(Random random, int words)
    {
        var text = new StringBuilder();
        for (var word = 0; word < words; word++)
        {
            text.Append(word == 0 ? "" : " ");
            for (var syllable = random.Next(1, 4); syllable > 0; syllable--)
            {
                text.Append(Syllables[random.Next(Syllables.Length)]);
            }
        }

        return text.ToString();
    }

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
