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
        Assert.Equal(["The text."], page.Paragraphs);
    }

    [Fact]
    public void Takes_an_article_out_of_a_page_of_open_graph_and_leaves_its_furniture()
    {
        var page = Read("opengraph.html");

        Assert.Equal(("https://example.org/ropes", "Ropes & wells", "The Example", "fr"), (page.Url, page.Title, page.Publication, page.Language));
        Assert.Equal((new DateOnly(2020, 3, 4), "Why a well needs more than one rope, and who brings it."), (page.Published, page.Standfirst));
        Assert.Equal(["A. Author"], page.Authors);
        Assert.Equal(["Water", "Ropes"], page.Topics);
        Assert.Equal(
            [
                "The first paragraph says what a rope is for, and that a well without one is only a hole with water in it, far below.",
                "What to bring",
                "a rope",
                "a bucket",
                "“Water is for all”, it says on the wall.",
                "The last paragraph says where the ropes are kept, and who has the key on weekdays and on Sundays.",
            ],
            page.Paragraphs);
    }

    [Fact]
    public void Reads_a_page_that_stands_in_a_form_and_leaves_out_the_form_that_asks()
    {
        var page = PageReader.Read(
            "<html><head><title>T</title></head><body><form id=aspnetForm><h1>T</h1><p>The text of a page whose program puts all of it into one form.</p></form></body></html>", Address, null);
        var asking = PageReader.Read(
            "<html><head><title>T</title></head><body><h1>T</h1><p>The text of a page that asks for an address below its text, as many do.</p><form><p>Your address</p></form></body></html>", Address, null);

        Assert.Equal(["The text of a page whose program puts all of it into one form."], page!.Paragraphs);
        Assert.Equal(["The text of a page that asks for an address below its text, as many do."], asking!.Paragraphs);
    }

    [Theory]
    [InlineData("<html><head><title>Erreur 404 - Le magazine</title></head><body><h1>Oh</h1><p>Rien ici.</p></body></html>")]
    [InlineData("<html><head><title>Le magazine</title></head><body class='page_404'><h1>Oh</h1><p>Rien ici.</p></body></html>")]
    [InlineData("<html><head><title>Blog</title></head><body class='error404 wide'><h1>Oops</h1><p>Nothing here.</p></body></html>")]
    [InlineData("<html><head><title>Le magazine</title></head><body><h1>Il n’y a pas d’article à cette adresse</h1><p>Cherchez ailleurs.</p></body></html>")]
    public void Knows_a_page_that_says_that_there_is_none(string html) => Assert.Null(PageReader.Read(html, Address, null));

    [Fact]
    public void Takes_no_article_for_an_error_that_only_speaks_of_one() =>
        Assert.NotNull(PageReader.Read("<html><head><title>404 people came</title></head><body><h1>404 people came</h1><p>To the well.</p></body></html>", Address, null));

    [Fact]
    public void Parts_selectors_at_their_own_commas_only() =>
        Assert.Equal(["h1:is(.a, .b)", "[title='x, y']", "p"], PageSelector.Parts("h1:is(.a, .b), [title='x, y'],p"));

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
