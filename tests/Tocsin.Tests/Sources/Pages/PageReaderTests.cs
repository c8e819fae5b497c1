using Tocsin.Core.Sources.Pages;

namespace Tocsin.Tests.Sources.Pages;

public sealed class PageReaderTests
{
    private static readonly Uri Address = new("https://example.org/page");

    [Fact]
    public void Takes_an_article_out_of_a_spip_page()
    {
        var page = Read("spip.html");

        Assert.Equal(("https://example.org/spip.php?article12", "L'eau manque"), (page.Url, page.Title));
        Assert.Equal("Les voisins s'organisent.", page.Standfirst);
        Assert.Equal(["A. Autrice", "B. Auteur"], page.Authors);
        Assert.Equal((new DateOnly(2020, 3, 4), "fr"), (page.Published, page.Language));
        Assert.Equal(["Dossiers"], page.Topics);
        Assert.Equal(
            [
                "Le puits est sec depuis trois mois, et personne ne sait quand la pluie viendra. On se partage ce qui reste.",
                "Un plan",
                "creuser plus profond",
                "réparer la conduite",
                "L'eau est à tout le monde.",
                "Le travail commence samedi, avec tous ceux qui veulent bien venir, et une soupe pour finir la journée ensemble.",
                "P.-S.",
                "Apportez une pelle.",
            ],
            page.Paragraphs);
    }

    [Fact]
    public void Takes_an_article_out_of_a_wordpress_page()
    {
        var page = Read("wordpress.html");

        Assert.Equal(("https://example.org/2020/03/wells/", "Wells and ropes", "The Example"), (page.Url, page.Title, page.Publication));
        Assert.Equal(["A. Author"], page.Authors);
        Assert.Equal((new DateOnly(2020, 3, 4), "en"), (page.Published, page.Language));
        Assert.Equal(["Water", "Ropes"], page.Topics);
        Assert.Equal(2, page.Paragraphs.Count);
        Assert.EndsWith("whose they were.", page.Paragraphs[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_an_article_out_of_an_unknown_page_by_what_it_says_of_itself()
    {
        var page = Read("jsonld.html");

        Assert.Equal(("Tomatoes on the roof", "Example News", "en"), (page.Title, page.Publication, page.Language));
        Assert.Equal("A roof bears more than its tiles, as the neighbours of one street have found out.", page.Standfirst);
        Assert.Equal(["A. Author", "B. Author"], page.Authors);
        Assert.Equal(new DateOnly(2020, 3, 4), page.Published);
        Assert.Equal(["gardens", "roofs"], page.Topics);
        Assert.Equal(3, page.Paragraphs.Count);
        Assert.DoesNotContain(page.Paragraphs, paragraph => paragraph.Contains("Potatoes", StringComparison.Ordinal));
    }

    [Fact]
    public void Takes_an_article_out_of_a_page_of_old()
    {
        var page = Read("plain.html");

        Assert.Equal("An old page", page.Title);
        Assert.Contains("The second paragraph goes on after one break, and says enough to be counted as a text of its own, which is all that it is here for, after all.", page.Paragraphs);
    }

    [Fact]
    public void Follows_the_rule_of_the_site_above_all()
    {
        var rule = new SiteRule { Title = ".real-title", Body = ".real", Authors = ".who", Published = ".when", Drop = [".not-this"] };
        var page = PageReader.Read(
            """
            <html><head><title>Wrong</title></head><body><h1>Wrong too</h1><div class="real-title">Right</div><p class="who">By A. Author</p>
            <p class="when">4 mars 2020</p><article><p>Not the text, although the page says so, at some length and with commas, here, and there.</p></article>
            <div class="real"><p>The text.</p><p class="not-this">Not this.</p></div></body></html>
            """,
            Address,
            rule);

        Assert.NotNull(page);
        Assert.Equal(("Right", "A. Author", new DateOnly(2020, 3, 4)), (page.Title, page.Authors.Single(), page.Published));
    }

    [Theory]
    [InlineData("<link rel=canonical href='/the-page'>", "https://example.org/the-page")]
    [InlineData("<link rel=canonical href='http://www.example.org/the-page'>", "http://www.example.org/the-page")]
    [InlineData("<link rel=canonical href='https://another.example/its-page'>", "https://example.org/page")]
    [InlineData("<link rel=canonical href='javascript:alert(1)'>", "https://example.org/page")]
    [InlineData("", "https://example.org/page")]
    public void Lets_a_page_speak_for_its_own_site_only(string link, string url) =>
        Assert.Equal(url, PageReader.Read($"<html><head>{link}<title>T</title></head><body><p>Text.</p></body></html>", Address, null)!.Url);

    [Theory]
    [InlineData("")]
    [InlineData("<html></html>")]
    [InlineData("<html><head><title>Only a title</title></head><body><nav>Menu</nav></body></html>")]
    public void Finds_no_article_where_there_is_none(string html) => Assert.Null(PageReader.Read(html, Address, null));

    private static PageArticle Read(string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Sources", "Pages", "Fixtures", name);
        return Assert.IsType<PageArticle>(PageReader.Read(File.ReadAllText(path), Address, null));
    }
}
