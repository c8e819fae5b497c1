using Tocsin.Core.Proposals;
using Tocsin.Core.Proposals.Reading;

namespace Tocsin.Tests.Proposals;

public sealed class DraftReadingTests
{
    private static readonly ReadingContext Context = new("en", new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void An_audience_that_is_not_understood_is_asked_back() =>
        Assert.Equal(new ProposalProblem("audience", "mars").In("en"), ProblemOf(Committee.Text() with { To = "mars" })?.In("en"));

    [Theory]
    [InlineData("2026-12-10 09:30 Europe/Paris", null)]
    [InlineData("once 2026-12-10 09:30 Europe/Paris", null)]
    [InlineData("hand", null)]
    [InlineData("2026-12-10 09:30", "time-not-understood")]
    [InlineData("2026-11-01 09:30 Europe/Paris", "time-passed")]
    [InlineData("every friday 18:00 Europe/Paris", "time-repeats")]
    [InlineData("soon", "time-not-understood")]
    public void A_time_is_one_instant_or_a_question(string at, string? problem) =>
        Assert.Equal(problem, ProblemOf(Committee.Text() with { At = at })?.Key);

    [Theory]
    [InlineData("Come @everyone", "mention")]
    [InlineData("Come <@123456>", "mention")]
    [InlineData("Come <!channel>", "mention")]
    [InlineData("Write to me@everyone.org or @here_we_are", null)]
    [InlineData("Evil \u202Etxet", "unreadable")]
    [InlineData("Evil \u2067txet", "unreadable")]
    [InlineData("Null \0 byte", "unreadable")]
    [InlineData("Hid\u200Bden", "unreadable")]
    [InlineData("Half \uD83D pair", "unreadable")]
    [InlineData("   ", "empty")]
    [InlineData("**bold** <b>html</b> [link](https://example.org) `code` /halt", null)]
    [InlineData("می‌خواهم 👩‍👩‍👧 ‏مرحبا", null)]
    public void What_could_deceive_a_reader_is_refused_in_every_field(string text, string? problem)
    {
        Assert.Equal(problem, ProblemOf(Committee.Text(text: text))?.Key);
        Assert.Equal(problem, ProblemOf(Committee.Text(title: text))?.Key);
        Assert.Equal(problem, ProblemOf(Committee.Text() with { Alt = text })?.Key);
        Assert.Equal(problem, ProblemOf(new ProposalRequest { Article = "1", Own = text })?.Key);
    }

    [Fact]
    public void Too_much_is_refused_with_the_limit()
    {
        Assert.Equal("The title has 201 characters; 200 are the most. Please shorten it.", ProblemOf(Committee.Text(title: new string('a', 201)))!.In("en"));
        Assert.Equal(["6001", "6000"], ProblemOf(Committee.Text(text: new string('a', 6001)))!.Values);
        Assert.Equal(["1201", "1200"], ProblemOf(new ProposalRequest { Article = "1", Own = new string('a', 1201) })!.Values);
        Assert.Equal("many-paragraphs", ProblemOf(Committee.Text(text: string.Join('|', Enumerable.Repeat("a", 41))))!.Key);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("several", "campaign", "article")]
    [InlineData("words-not-here", "article", "text")]
    [InlineData("article-number", "badArticle")]
    [InlineData("digest", "badDigest")]
    [InlineData("campaign-name", "badCampaign")]
    [InlineData("title-missing", "text")]
    [InlineData("text-missing", "title")]
    [InlineData("alt-missing", "title", "text", "image")]
    [InlineData("own-not-here", "title", "text", "own")]
    public void What_makes_no_sense_is_explained(string problem, params string[] given)
    {
        var request = given.Aggregate(new ProposalRequest(), (request, field) => field switch
        {
            "campaign" => request with { Campaign = "river" },
            "article" => request with { Article = "1" },
            "badArticle" => request with { Article = "one" },
            "badDigest" => request with { Digest = "a while" },
            "badCampaign" => request with { Campaign = "../river" },
            "title" => request with { Title = "Come" },
            "image" => request with { Image = "data:/x.png" },
            "own" => request with { Own = "Ours" },
            _ => request with { Text = "At noon" },
        });

        var found = ProblemOf(request)!;
        Assert.Equal(problem, found.Key);
        Assert.All(Core.Wording.Words.Languages, language => Assert.NotEmpty(found.In(language)));
    }

    private static ProposalProblem? ProblemOf(ProposalRequest request) => (NewDraft.Read(request, Context) as DraftOutcome.Wrong)?.Problem;
}
