using Tocsin.Core.Archive.Import;

namespace Tocsin.Tests.Archive;

public sealed class PrintoutTests
{
    private const string Printed =
        """


        <https://example.org/spip.php?article7>



        Gardens

        # Tomatoes on the roof

        - The Example magazine - 2020 - EX12 - March 2020 -

        Publication date: Wednesday 4 March 2020

        ---

        Copyright © The Example - a made-up magazine - All rights reserved

        ---

        **Why a roof bears more than its tiles.**

        The first paragraph speaks of soil and does not simply

        stop at the page's end. It goes on.

        ## **A heading**

        Another paragraph asks the neighbours to bring

        ## Tomatoes on the roof

        ---

        their own buckets. [This stands in brackets.]

        *March 1 2020*

        [Example.org](http://example.org)
        """;

    [Fact]
    public void Recognises_the_parts_of_a_printed_page()
    {
        var article = Printout.Read(Printed);

        Assert.NotNull(article);
        Assert.Equal(("https://example.org/spip.php?article7", "Tomatoes on the roof"), (article.Url, article.Title));
        Assert.Equal(("The Example", "EX12, March 2020"), (article.Publication, article.Issue));
        Assert.Equal(new DateOnly(2020, 3, 4), article.Published);
        Assert.Equal("Why a roof bears more than its tiles.", article.Standfirst);
        Assert.Equal(["Gardens"], article.Topics);
    }

    [Fact]
    public void Mends_paragraphs_and_drops_what_each_page_repeats() =>
        Assert.Equal(
            [
                "The first paragraph speaks of soil and does not simply stop at the page's end. It goes on.",
                "A heading",
                "Another paragraph asks the neighbours to bring their own buckets. [This stands in brackets.]",
                "March 1 2020",
                "Example.org",
            ],
            Printout.Read(Printed)!.Paragraphs);

    [Theory]
    [InlineData("A text that begins with no address\n\n# Title\n\nText.")]
    [InlineData("<https://example.org/a>\n\nNo title follows.")]
    [InlineData("")]
    public void Leaves_other_texts_alone(string text) => Assert.Null(Printout.Read(text));

    [Fact]
    public void Reads_the_printout_that_the_project_grew_from()
    {
        var path = SharedData.Find("seed/solidarity-with-aleppo.txt");
        Assert.SkipWhen(path is null, "the shared test data is not beside the repository");

        var article = Printout.Read(File.ReadAllText(path!))!;

        Assert.Equal("https://internationalviewpoint.org/spip.php?article4492", article.Url);
        Assert.Equal("Solidarity with Aleppo and popular democratic resistance in Syria", article.Title);
        Assert.Equal(("International Viewpoint", "IV496, May 2016"), (article.Publication, article.Issue));
        Assert.Equal(new DateOnly(2016, 5, 11), article.Published);
        Assert.StartsWith("You may have noticed", article.Standfirst, StringComparison.Ordinal);
        Assert.Equal(["Syria"], article.Topics);
        Assert.DoesNotContain(article.Title, article.Paragraphs);
        Assert.Contains(article.Paragraphs, paragraph => paragraph.Contains("do not simply have the objective", StringComparison.Ordinal));
        Assert.Contains(article.Paragraphs, paragraph => paragraph.Contains("demanded them to unite their rifles", StringComparison.Ordinal));
        Assert.Contains("Regime wants to destroy all democratic popular alternatives", article.Paragraphs);
        Assert.DoesNotContain(article.Paragraphs, paragraph => paragraph.Contains("---", StringComparison.Ordinal) || paragraph.Contains("**", StringComparison.Ordinal));
    }
}
