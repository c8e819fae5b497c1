using Tocsin.Core.Articles;

namespace Tocsin.Tests.Articles;

public sealed class CanonicalUrlTests
{
    [Theory]
    [InlineData("https://example.org/a", "http://www.example.org/a/")]
    [InlineData("https://example.org/a", "https://EXAMPLE.org:443/a?utm_source=feed&fbclid=1#top")]
    [InlineData("https://example.org/?b=2&a=1", "https://example.org/?a=1&b=2")]
    [InlineData("https://example.org/caf%C3%A9", "https://example.org/café")]
    [InlineData("https://example.org/spip.php?article12", "https://www.example.org/article12.html")]
    [InlineData("https://example.org/spip.php?article12", "http://example.org/spip.php?page=article&id_article=12&lang=fr")]
    [InlineData("https://example.org/spip.php?article12", "https://example.org/Some-title,12")]
    [InlineData("https://example.org/fr/spip.php?article12", "https://example.org/fr/article12")]
    public void Recognises_two_spellings_of_one_address(string first, string second) =>
        Assert.Equal(CanonicalUrl.Of(first).Key, CanonicalUrl.Of(second).Key);

    [Theory]
    [InlineData("https://example.org/a", "https://example.org/b")]
    [InlineData("https://example.org/a", "https://example.com/a")]
    [InlineData("https://example.org/?p=1", "https://example.org/?p=2")]
    [InlineData("https://example.org:8080/a", "https://example.org/a")]
    [InlineData("https://example.org/fr/spip.php?article12", "https://example.org/spip.php?article12")]
    [InlineData("https://example.org/spip.php?article12", "https://example.org/spip.php?rubrique12")]
    [InlineData("https://example.org/spip.php?article12", "https://example.org/spip.php?page=forum&id_article=12")]
    [InlineData("https://example.org/-A-section,12-", "https://example.org/spip.php?article12")]
    [InlineData("https://example.org/page#!one", "https://example.org/page#!two")]
    public void Keeps_two_addresses_apart(string first, string second) =>
        Assert.NotEqual(CanonicalUrl.Of(first).Key, CanonicalUrl.Of(second).Key);

    [Fact]
    public void Sends_readers_to_the_address_as_published_without_who_sent_them() =>
        Assert.Equal(
            "http://www.example.org/a/?page=2",
            CanonicalUrl.Of(" http://www.example.org/a/?utm_medium=rss&page=2#comments ").Text);

    [Theory]
    [InlineData("urn:tocsin:file:notes/one.md")]
    [InlineData("not an address")]
    public void Leaves_what_is_no_web_address_as_it_is(string url) =>
        Assert.Equal(new CanonicalUrl(url, url), CanonicalUrl.Of(url));

    [Fact]
    public void Bears_a_name_that_no_registry_could_hold() =>
        Assert.Equal("http://exam\uFFFDple.org/a", CanonicalUrl.Of("http://exam\uFFFDple.org/a").Text);

    [Fact]
    public void Is_its_own_canonical_form()
    {
        string[] urls = ["http://www.example.org/a/?b=%20x&utm_id=1", "https://example.org/Titre-de-l-article,7", "https://example.org"];
        Assert.All(urls, url => Assert.Equal(CanonicalUrl.Of(url), CanonicalUrl.Of(CanonicalUrl.Of(url).Text)));
    }
}
