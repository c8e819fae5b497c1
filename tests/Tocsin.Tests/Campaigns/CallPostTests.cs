using Tocsin.Core.Campaigns;
using Tocsin.Core.Posts;

namespace Tocsin.Tests.Campaigns;

public sealed class CallPostTests
{
    [Fact]
    public void A_call_says_everything_in_its_order()
    {
        var post = CallPost.Compose(River(), "en")!;

        Assert.Equal(("Clean river", "en"), (post.Title, post.Language));
        Assert.Equal(
            [
                "A river to swim in.", "Come to the river.", "Bring a bag.",
                "We demand", "- No waste", "How to take part", "- Walk", "- Pick up",
                "More <https://example.org/more>", "Plus (fr) <https://example.org/plus>", "#River #Clean",
            ],
            Lines(post));
        Assert.Equal(new PostImage("campaigns/assets/river.png", "A river between trees."), post.Image);
        Assert.Equal("https://example.org/source", post.Source!.Url);
    }

    [Fact]
    public void Headings_are_in_the_words_own_language() => Assert.Contains("مطالبنا", Lines(CallPost.Compose(River(), "ar")!));

    [Theory]
    [InlineData("ar", "ar")]
    [InlineData("AR", "ar")]
    [InlineData("ar-SY", "ar")]
    [InlineData("pt", "pt-br")]
    [InlineData("en_GB", "en")]
    public void A_chat_gets_its_own_language_or_the_same_of_another_region(string chat, string expected)
    {
        var post = CallPost.Compose(River(), chat)!;

        Assert.Equal(expected, post.Language);
        Assert.DoesNotContain(Lines(post), line => line.Contains("do not exist", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_a_language_is_missing_the_first_stands_in_and_says_so_in_the_readers_words()
    {
        var post = CallPost.Compose(River(), "fr")!;

        Assert.Equal("en", post.Language);
        Assert.Equal("Ce texte n'existe pas encore dans votre langue ; le voici dans une autre : English.", Lines(post)[0]);
        Assert.StartsWith("These words do not exist in your language", Lines(CallPost.Reminder(River(), "ja")!)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Where_a_language_is_missing_a_campaign_may_rather_say_nothing()
    {
        var campaign = River() with { MissingLanguage = MissingLanguage.Block };

        Assert.Null(CallPost.Compose(campaign, "fr"));
        Assert.Null(CallPost.Reminder(campaign, "fr"));
        Assert.NotNull(CallPost.Compose(campaign, "en-GB"));
    }

    [Fact]
    public void A_reminder_is_short_and_carries_the_source()
    {
        var post = CallPost.Reminder(River(), "en")!;

        Assert.Equal(["Is your bag packed?", "#River #Clean"], Lines(post));
        Assert.Null(post.Image);
        Assert.NotNull(post.Source);
        Assert.Equal("تعالوا.", Lines(CallPost.Reminder(River(), "ar")!)[0]);
    }

    private static Campaign River() =>
        new()
        {
            Name = "clean-river",
            Texts = new Dictionary<string, CampaignText>
            {
                ["en"] = new()
                {
                    Title = "Clean river",
                    Aim = "A river to swim in.",
                    Call = ["Come to the river.", "Bring a bag."],
                    Demands = ["No waste"],
                    HowToTakePart = ["Walk", "Pick up"],
                    ImageAltText = "A river between trees.",
                    Reminder = "Is your bag packed?",
                },
                ["ar"] = new() { Title = "نهر نظيف", Call = ["تعالوا."], Demands = ["لا نفايات"], ImageAltText = "نهر" },
                ["pt-br"] = new() { Title = "Rio limpo", Call = ["Venham."], ImageAltText = "Um rio" },
            },
            Hashtags = ["#River", "#Clean"],
            Links = [new CampaignLink("More", "https://example.org/more"), new CampaignLink("Plus", "https://example.org/plus", "fr")],
            Source = new SourceLine(null, "The Paper", new DateOnly(2020, 2, 3), "en", "https://example.org/source"),
            ImagePath = "campaigns/assets/river.png",
        };

    private static List<string> Lines(Post post) =>
        [
            .. post.Blocks.SelectMany(block => block switch
            {
                PostParagraph paragraph => [Line(paragraph)],
                PostList list => list.Items.Select(item => "- " + Line(item)),
                _ => throw new InvalidOperationException(block.ToString()),
            }),
        ];

    private static string Line(PostParagraph paragraph)
    {
        var link = paragraph.Spans.Select(span => span.Link).FirstOrDefault(target => target is not null);
        return string.Concat(paragraph.Spans.Select(span => span.Text)) + (link is null ? "" : $" <{link}>");
    }
}
