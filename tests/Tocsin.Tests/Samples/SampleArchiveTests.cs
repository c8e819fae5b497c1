using System.Text.RegularExpressions;

namespace Tocsin.Tests.Samples;

/// <summary>What <c>config/archive</c> promises a newcomer: enough to search, each text whole, marked and sourced.</summary>
public sealed partial class SampleArchiveTests
{
    private static readonly Dictionary<string, string> SourceDate = new(StringComparer.Ordinal)
    {
        ["en"] = "Wednesday 11 May 2016",
        ["fr"] = "mercredi 11 mai 2016",
        ["es"] = "miércoles 11 de mayo de 2016",
        ["ar"] = "الأربعاء 11 أيار/مايو 2016",
    };

    private static readonly Dictionary<string, string> OwnSample = new(StringComparer.Ordinal)
    {
        ["en"] = "a sample text of Tocsin’s own",
        ["fr"] = "un texte d’exemple propre à Tocsin",
        ["es"] = "un texto de muestra propio de Tocsin",
        ["ar"] = "نص تجريبي من إعداد توكسين",
    };

    public static TheoryData<string> Names => [.. SampleText.All.Select(text => text.Name)];

    [Fact]
    public void Holds_twelve_English_texts_and_four_in_each_other_language()
    {
        var counts = SampleText.All.CountBy(text => text.FrontMatter.Language).OrderBy(count => count.Key, StringComparer.Ordinal);

        Assert.Equal([new("ar", 4), new("en", 12), new("es", 4), new("fr", 4)], counts);
    }

    [Fact]
    public void Gives_each_text_a_url_and_a_title_of_its_own()
    {
        Assert.Distinct(SampleText.All.Select(text => text.FrontMatter.Url));
        Assert.Distinct(SampleText.All.Select(text => text.FrontMatter.Title));
    }

    [Fact]
    public void Has_a_standfirst_in_most_texts_and_none_in_some()
    {
        var share = SampleText.All.Count(text => text.FrontMatter.Standfirst is not null) / (double)SampleText.All.Count;

        Assert.InRange(share, 0.6, 0.75);
    }

    [Theory]
    [InlineData("aleppo")]
    [InlineData("campaign")]
    [InlineData("hospitals")]
    [InlineData("local-councils")]
    [InlineData("truce")]
    [InlineData("sweida")]
    [InlineData("how-to")]
    public void Has_each_main_topic_in_more_than_one_language(string topic)
    {
        var languages = SampleText.All.Where(text => text.FrontMatter.Topics.Contains(topic)).Select(text => text.FrontMatter.Language);

        Assert.True(languages.Distinct().Count() > 1, topic);
    }

    [Theory]
    [InlineData("bombing")]
    [InlineData("civil-defence")]
    [InlineData("displaced-people")]
    [InlineData("eastern-ghouta")]
    [InlineData("hama-prison")]
    [InlineData("maaret-al-numaan")]
    [InlineData("accountability")]
    public void Covers_every_other_topic(string topic) =>
        Assert.Contains(SampleText.All, text => text.FrontMatter.Topics.Contains(topic));

    [Theory]
    [InlineData("hospital", 6)]
    [InlineData("local councils", 4)]
    public void Gives_the_first_searches_of_a_newcomer_several_English_answers(string words, int atLeast)
    {
        var found = SampleText.All.Count(text =>
            text.FrontMatter.Language == "en" && text.OwnWords.Contains(words, StringComparison.OrdinalIgnoreCase));

        Assert.True(found >= atLeast, $"{words}: {found}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Names_its_file_after_its_language_and_url(string name)
    {
        var front = Text(name).FrontMatter;

        Assert.Equal($"urn:tocsin:sample:{front.Language}:{name[(front.Language.Length + 1)..]}", front.Url);
        Assert.StartsWith(front.Language + "-", name, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Declares_itself_a_sample_of_the_one_source(string name)
    {
        var front = Text(name).FrontMatter;

        Assert.True(front.Sample);
        Assert.Equal("Tocsin sample archive", front.Publication);
        Assert.Equal("2016-05-11", front.Published);
        Assert.Equal(
            new SampleSource
            {
                Title = "Solidarity with Aleppo and popular democratic resistance in Syria",
                Url = "https://internationalviewpoint.org/spip.php?article4492",
                Publication = "International Viewpoint, IV Online magazine IV496, May 2016",
                AuthorLine = "no author named; dated May 9 2016, Peacenews.org",
                Published = "2016-05-11",
            },
            front.Source);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Has_topics_that_are_slugs(string name)
    {
        var topics = Text(name).FrontMatter.Topics;

        Assert.NotEmpty(topics);
        Assert.Distinct(topics);
        Assert.All(topics, topic => Assert.Matches(Slug(), topic));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_a_short_article_of_several_paragraphs(string name)
    {
        var text = Text(name);

        Assert.InRange(text.Body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length, 100, 350);
        Assert.True(text.Paragraphs.Count >= 4, $"{text.Paragraphs.Count} paragraphs");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Says_in_its_note_whose_text_and_whose_facts_these_are(string name)
    {
        var text = Text(name);

        Assert.All(
            [
                OwnSample[text.FrontMatter.Language],
                text.FrontMatter.Source.Title,
                text.FrontMatter.Source.Publication,
                SourceDate[text.FrontMatter.Language],
                "May 9 2016",
                "Peacenews.org",
            ],
            part => Assert.Contains(part, text.FrontMatter.Note, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Keeps_the_typography_of_its_language(string name)
    {
        var text = Text(name);
        var wrong = text.FrontMatter.Language switch
        {
            "fr" => WrongInFrench(),
            "ar" => WrongInArabic(),
            _ => WrongElsewhere(),
        };

        Assert.DoesNotMatch(wrong, text.OwnWords);
    }

    private static SampleText Text(string name) => SampleText.All.Single(text => text.Name == name);

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Slug();

    /// <summary>A stop or a guillemet without its non-breaking space, or straight quotes.</summary>
    [GeneratedRegex("[^\u00A0\u202F][:;?!»]|«[^\u00A0\u202F]|[\"']", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WrongInFrench();

    /// <summary>A Latin comma, semicolon or question mark, or straight quotes.</summary>
    [GeneratedRegex("[,;?\"']", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WrongInArabic();

    /// <summary>Straight quotes, or a space before a stop.</summary>
    [GeneratedRegex("[\"']| [,.:;?!]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WrongElsewhere();
}
