using System.Text;
using Tocsin.Core.Sources.Feeds;

namespace Tocsin.Tests.Sources.Feeds;

public sealed class FeedReaderTests
{
    [Fact]
    public void Reads_rss_2_with_its_extensions()
    {
        var item = FeedFixtures.Read("rss2.xml").Items[0];

        Assert.Equal(("https://example.org/wells", "tag:example.org,2020:wells"), (item.Url, item.Guid));
        Assert.Equal("Wells & who digs them", item.Title);
        Assert.Equal(["An introduction."], item.Summary);
        Assert.Equal(["The first paragraph.", "The second — with a dash."], item.Paragraphs);
        Assert.Equal(["A. Author", "B. Author"], item.Authors);
        Assert.Equal((new DateOnly(2020, 3, 4), "en"), (item.Published, item.Language));
        Assert.Equal(["Water", "Villages"], item.Topics);
    }

    [Fact]
    public void Reads_the_feeds_own_words()
    {
        var feed = FeedFixtures.Read("rss2.xml");

        Assert.Equal(("The Example", "en", TimeSpan.FromMinutes(90)), (feed.Title, feed.Language, feed.AsksToWait));
        Assert.Null(feed.Warning);
    }

    [Fact]
    public void Mends_what_is_wrong_or_missing_in_items()
    {
        var items = FeedFixtures.Read("rss2.xml").Items;

        Assert.Equal("https://example.org/relative/link", items[1].Url);
        Assert.Null(items[1].Published);
        Assert.Equal(["The desk"], items[1].Authors);
        Assert.True(items[1].IsPartial);
        Assert.Equal(("https://example.org/only-guid", ""), (items[2].Url, items[2].Title));
    }

    [Fact]
    public void Reads_spip_in_its_parts_and_without_its_trail_of_links()
    {
        var items = FeedFixtures.Read("spip.xml").Items;

        Assert.Equal("https://example.org/spip.php?article12", items[0].Url);
        Assert.Equal(["Pourquoi l’eau manque."], items[0].Summary);
        Assert.Equal(["Le premier paragraphe\u00A0: il compte.", "Le second.", "Un post-scriptum."], items[0].Paragraphs);
        Assert.Equal(["A. Autrice", "B. Auteur"], items[0].Authors);
        Assert.Equal((new DateOnly(2020, 3, 4), "fr"), (items[0].Published, items[0].Language));
        Assert.Equal(["Eau", "Villages"], items[0].Topics);
        Assert.Equal(["Une introduction courte."], items[1].Summary);
        Assert.Equal("es", items[1].Language);
    }

    [Fact]
    public void Reads_rss_1()
    {
        var feed = FeedFixtures.Read("rss1.rdf");

        Assert.Equal(["https://example.org/one", "https://example.org/two"], feed.Items.Select(item => item.Url));
        Assert.Equal(("One", new DateOnly(2020, 3, 4)), (feed.Items[0].Title, feed.Items[0].Published));
    }

    [Fact]
    public void Reads_atom_with_bases_and_all_three_kinds_of_text()
    {
        var items = FeedFixtures.Read("atom.xml").Items;

        Assert.Equal(("https://example.org/blog/2020/one", "urn:uuid:1"), (items[0].Url, items[0].Guid));
        Assert.Equal(("Less < than & more", "fr"), (items[0].Title, items[0].Language));
        Assert.Equal(["In XHTML, bold.", "Twice."], items[0].Paragraphs);
        Assert.Equal(["Entry Author"], items[0].Authors);
        Assert.Equal((new DateOnly(2020, 3, 4), "Water supply"), (items[0].Published, items[0].Topics[0]));
        Assert.Equal("https://example.org/abs/two", items[1].Url);
        Assert.Equal(["In HTML, é."], items[1].Paragraphs);
        Assert.Equal(["Feed Author"], items[1].Authors);
        Assert.Equal(["To the letter: <b>"], items[2].Summary);
    }

    [Fact]
    public void Reads_json_feed()
    {
        var feed = FeedFixtures.Read("feed.json");

        Assert.Equal(("https://example.org/one", "1"), (feed.Items[0].Url, feed.Items[0].Guid));
        Assert.Equal(["First.", "Second."], feed.Items[0].Paragraphs);
        Assert.Equal(["A. Author"], feed.Items[0].Authors);
        Assert.Equal((new DateOnly(2020, 3, 4), "en"), (feed.Items[0].Published, feed.Items[0].Language));
        Assert.Equal(["Plain text.", "Another paragraph."], feed.Items[1].Paragraphs);
        Assert.Equal(["Water"], feed.Items[1].Topics);
    }

    [Fact]
    public void Keeps_the_first_guid_when_two_items_share_it()
    {
        var items = FeedFixtures.ReadText("""
            <rss><channel>
              <item><title>One</title><link>https://example.org/1</link><guid isPermaLink="false">same</guid></item>
              <item><title>Two</title><link>https://example.org/2</link><guid isPermaLink="false">same</guid></item>
            </channel></rss>
            """).Items;

        Assert.Equal([("One", "same"), ("Two", null)], items.Select(item => (item.Title, item.Guid)));
    }

    [Fact]
    public void Tells_apart_items_that_share_one_address()
    {
        var items = FeedFixtures.ReadText("""
            <rss><channel>
              <item><title>One</title><link>https://example.org/news</link></item>
              <item><title>Two</title><link>https://example.org/news</link></item>
            </channel></rss>
            """).Items;

        Assert.Equal(2, items.Select(item => item.Url).Distinct().Count());
    }

    [Theory]
    [InlineData("utf-8", "utf-8", null)]
    [InlineData("windows-1252", "windows-1252", null)]
    [InlineData("windows-1252", "iso-8859-1", null)]
    [InlineData("windows-1252", "utf-8", "windows-1252")]
    [InlineData("iso-8859-15", "iso-8859-15", null)]
    [InlineData("utf-16", "utf-16", null)]
    [InlineData("utf-16BE", "utf-8", null)]
    [InlineData("utf-8", "iso-8859-1", "utf-8")]
    [InlineData("windows-1252", "utf-8", null)]
    [InlineData("utf-8", null, null)]
    [InlineData("utf-16", "utf-8", "windows-1252")]
    public void Decodes_by_mark_then_header_then_declaration(string written, string? declared, string? header) =>
        Assert.Equal("L'été à Évian", TitleOf("L'été à Évian", written, declared, header));

    [Theory]
    [InlineData("windows-1256", "أخبار الماء")]
    [InlineData("iso-8859-2", "Woda w Łodzi")]
    [InlineData("iso-8859-5", "Вода")]
    [InlineData("iso-8859-6", "أخبار الماء")]
    [InlineData("iso-8859-7", "Νερό")]
    [InlineData("iso-8859-8", "מים")]
    [InlineData("iso-8859-9", "Yağmur")]
    [InlineData("iso-8859-13", "Vanduo, žemė")]
    public void Decodes_what_the_declaration_says(string encoding, string title) => Assert.Equal(title, TitleOf(title, encoding, encoding, null));

    [Theory]
    [InlineData("iso-8859-10", "C0EFBF", "Āïŋ")]
    [InlineData("iso-8859-11", "B9E9D3", "น้ำ")]
    [InlineData("ISO-8859-14", "D0F0A5", "Ŵŵċ")]
    [InlineData("iso-8859-16", "DEFEA4", "Țț€")]
    public void Decodes_the_rare_parts_of_iso_8859(string encoding, string bytes, string title) =>
        Assert.Equal(title, TitleOf([.. Ascii($"<?xml version='1.0' encoding='{encoding}'?><rss><channel><title>"), .. Convert.FromHexString(bytes), .. Ascii("</title></channel></rss>")], null));

    [Fact]
    public void Trusts_a_mark_more_than_the_header() =>
        Assert.Equal("é", TitleOf([0xEF, 0xBB, 0xBF, .. "<rss><channel><title>é</title></channel></rss>"u8], "windows-1252"));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Knows_utf_16_without_a_mark(bool bigEndian) =>
        Assert.Equal("Łódź", TitleOf(new UnicodeEncoding(bigEndian, byteOrderMark: false).GetBytes("<?xml version='1.0' encoding='utf-16'?><rss><channel><title>Łódź</title></channel></rss>"), null));

    [Fact]
    public void Reads_media_in_groups_and_beside_them()
    {
        var rss = FeedFixtures.ReadText("""
            <rss xmlns:media="http://search.yahoo.com/mrss/" xmlns:xml="http://www.w3.org/XML/1998/namespace"><channel><link>https://example.org/</link>
              <item xml:base="https://example.org/films/"><link>one</link><media:title>A film</media:title><media:keywords>Water, Wells</media:keywords><media:credit role="author">A. Author</media:credit></item>
              <item><link>/two</link><media:group><media:title>Another</media:title><media:description>What it shows.</media:description></media:group></item>
            </channel></rss>
            """).Items;
        var atom = FeedFixtures.ReadText("""
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><entry><id>urn:1</id><link href="https://example.org/v"/>
              <media:group><media:title>A talk</media:title><media:description>On wells.</media:description></media:group></entry></feed>
            """).Items.Single();

        Assert.Equal(("https://example.org/films/one", "A film", "A. Author", "Water|Wells"), (rss[0].Url, rss[0].Title, rss[0].Authors.Single(), string.Join('|', rss[0].Topics)));
        Assert.Equal(("https://example.org/two", "Another", "What it shows."), (rss[1].Url, rss[1].Title, rss[1].Summary.Single()));
        Assert.Equal(("A talk", "On wells."), (atom.Title, atom.Summary.Single()));
    }

    [Theory]
    [InlineData("<rss><channel><item><title>Caf&eacute;&nbsp;&amp; bar</title><link>https://example.org/1</link></item></channel></rss>", "Café\u00A0& bar")]
    [InlineData("<rss><channel><item><title>Salt & pepper</title><link>https://example.org/1?a=1&b=2</link></item></channel></rss>", "Salt & pepper")]
    [InlineData("<!DOCTYPE rss PUBLIC \"-//N//DTD\" \"http://example.org/rss.dtd\"><rss><channel><item><title>Old</title><link>https://example.org/1</link></item></channel></rss>", "Old")]
    [InlineData("<rss><channel><item><title>Under&lt;b&gt;lined&lt;/b&gt;</title><link>https://example.org/1</link></item></channel></rss>", "Underlined")]
    [InlineData("<rss><channel><item><title>Bell\u0007</title><link>https://example.org/1</link></item></channel></rss>", "Bell")]
    [InlineData("\n\n <?xml version=\"1.0\"?><rss><channel><item><title>Late</title><link>https://example.org/1</link></item></channel></rss>", "Late")]
    [InlineData("<rss><channel><item><title>Undeclared</title><link>https://example.org/1</link><media:keywords>a</media:keywords><odd:x/></item></channel></rss>", "Undeclared")]
    public void Reads_feeds_that_are_not_quite_xml(string xml, string title) =>
        Assert.Equal(title, FeedFixtures.ReadText(xml).Items.Single().Title);

    [Fact]
    public void Keeps_the_whole_items_of_a_feed_that_breaks_off()
    {
        var feed = FeedFixtures.ReadText(
            "<rss><channel><item><title>Whole</title><link>https://example.org/1</link></item><item><title>Cut</title><link>https://exam");

        Assert.Equal(["Whole"], feed.Items.Select(item => item.Title));
        Assert.Contains("broken", feed.Warning?.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("just words")]
    [InlineData("{\"items\":[]}")]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":")]
    [InlineData("<opml><body/></opml>")]
    [InlineData("<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;\">]><rss><channel><item><title>&lol2;</title></item></channel></rss>")]
    [InlineData("<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel><title>&x;</title></channel></rss>")]
    public void Says_why_something_is_no_feed(string text)
    {
        var outcome = FeedReader.Read(Encoding.UTF8.GetBytes(text), null, FeedFixtures.Address);

        Assert.False(string.IsNullOrWhiteSpace(Assert.IsType<FeedOutcome.Unreadable>(outcome).Reason.ToString()));
    }

    [Fact]
    public void Knows_a_web_page_when_it_is_given_one() =>
        Assert.IsType<FeedOutcome.IsPage>(FeedReader.Read("<!doctype html><html><head></head></html>"u8, null, FeedFixtures.Address));

    [Fact]
    public void Shows_nothing_as_markup()
    {
        var item = FeedFixtures.ReadText("""
            <rss><channel><item><title>&lt;script&gt;alert(1)&lt;/script&gt;Title</title><link>https://example.org/1</link>
            <description>&lt;img src=x onerror=alert(1)&gt;&lt;p&gt;Text&lt;/p&gt;</description></item></channel></rss>
            """).Items.Single();

        Assert.Equal(("Title", "Text"), (item.Title, item.Summary.Single()));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("data:text/html,x")]
    public void Takes_no_link_that_is_no_web_address(string link) =>
        Assert.Empty(FeedFixtures.ReadText($"<rss><channel><item><title>T</title><link>{link}</link></item></channel></rss>").Items);

    private static string TitleOf(string title, string written, string? declared, string? header)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(written);
        var declaration = declared is null ? "" : $"<?xml version=\"1.0\" encoding=\"{declared}\"?>";
        var text = $"{declaration}<rss><channel><title>{title}</title></channel></rss>";
        var mark = written.StartsWith("utf-16", StringComparison.Ordinal) ? encoding.GetPreamble() : [];
        return TitleOf([.. mark, .. encoding.GetBytes(text)], header);
    }

    private static string TitleOf(byte[] feed, string? header) => Assert.IsType<FeedOutcome.Read>(FeedReader.Read(feed, header, FeedFixtures.Address)).Feed.Title!;

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);
}
