using Tocsin.Core.Articles;
using Tocsin.Core.Summaries;

namespace Tocsin.Tests.Summaries;

public sealed class SummarizerTests
{
    private static readonly Summarizer Summarizer = new();

    [Fact]
    public void A_report_is_summed_up_by_its_news()
    {
        var summary = Summarize(Articles.Content(Articles.Garden), new SummaryBudget(Sentences: 1));

        Assert.Equal(SummaryKind.Chosen, summary.Kind);
        Assert.Equal([Articles.Garden[0]], summary.Sentences);
    }

    [Fact]
    public void An_agency_in_brackets_does_not_make_the_news_an_aside()
    {
        var lead = "(AGENCY) -- " + Articles.Garden[0];

        var summary = Summarize(Articles.Content([lead, .. Articles.Garden[1..]]), new SummaryBudget(Sentences: 3));

        Assert.Equal(lead, summary.Sentences[0]);
    }

    [Fact]
    public void Several_sentences_of_a_report_begin_with_its_lead() =>
        Assert.Equal(Articles.Garden[0], Summarize(Articles.Content(Articles.Garden), new SummaryBudget(Sentences: 3)).Sentences[0]);

    [Fact]
    public void Characters_alone_are_filled_with_a_choice_not_with_the_whole_article()
    {
        var summary = Summarize(Articles.Content(Articles.Garden), new SummaryBudget(Characters: 4096));

        Assert.Equal(SummaryKind.Chosen, summary.Kind);
        Assert.Equal(3, summary.Sentences.Count);
    }

    [Fact]
    public void Sentences_stand_in_the_order_of_the_article()
    {
        var article = Articles.Content(Articles.Garden);

        var summary = Summarize(article, new SummaryBudget(Sentences: 4));

        var places = summary.Sentences.Select(sentence => article.Body.IndexOf(sentence, StringComparison.Ordinal)).ToList();
        Assert.Equal(4, places.Count);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void An_organizers_own_summary_overrides_the_standfirst()
    {
        var article = Articles.Content(Articles.Garden) with { Standfirst = "An editor's words.", OwnSummary = "Our words." };

        var summary = Summarize(article, new SummaryBudget(Sentences: 3));

        Assert.Equal(SummaryKind.Organizer, summary.Kind);
        Assert.Equal(["Our words."], summary.Sentences);
    }

    [Fact]
    public void A_standfirst_leads_and_the_rest_does_not_repeat_it()
    {
        var article = Articles.Content(Articles.Garden) with { Standfirst = Articles.Garden[0] };

        var summary = Summarize(article, new SummaryBudget(Sentences: 3));

        Assert.Equal(SummaryKind.Standfirst, summary.Kind);
        Assert.Equal(Articles.Garden[0], summary.Sentences[0]);
        Assert.Equal(3, summary.Sentences.Distinct().Count());
    }

    [Fact]
    public void A_very_short_article_is_shown_whole()
    {
        var summary = Summarize(Articles.Content(Articles.Garden[0], Articles.Garden[1]), new SummaryBudget(Characters: 1000));

        Assert.Equal(SummaryKind.Whole, summary.Kind);
        Assert.Equal(3, summary.Sentences.Count);
    }

    [Fact]
    public void A_list_says_that_it_is_one()
    {
        var items = Enumerable.Range(1, 8).Select(number => $"{number}. Bring a spade, a bucket and some seeds of kind {number}");

        var summary = Summarize(Articles.Content(items), new SummaryBudget(Sentences: 3));

        Assert.Equal(SummaryKind.List, summary.Kind);
        Assert.Equal(3, summary.Sentences.Count);
        Assert.StartsWith("1. Bring", summary.Sentences[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("   ")]
    [InlineData("window.x = new Y({ 'a': 1, 'b': { c: \"d\" } });")]
    public void A_text_that_cannot_be_used_is_refused_in_plain_words(params string[] paragraphs)
    {
        var refusal = Assert.IsType<SummaryOutcome.Unusable>(Summarizer.Summarize(Articles.Content(paragraphs), new SummaryBudget(Sentences: 2)));

        Assert.StartsWith("The article", refusal.Reason, StringComparison.Ordinal);
        Assert.StartsWith("L’article", refusal.ReasonIn("fr"), StringComparison.Ordinal);
    }

    [Fact]
    public void One_sentence_too_long_is_cut_at_a_clause_with_a_mark()
    {
        const string Long = "The neighbours of the old mill voted on Tuesday, after a long evening, to turn the empty yard into a shared garden.";

        Assert.Equal(
            ["The neighbours of the old mill voted on Tuesday […]"], Summarize(Articles.Content(Long), new SummaryBudget(Characters: 60)).Sentences);
    }

    [Theory]
    [InlineData("The neighbours of the old mill voted on Tuesday to turn the empty yard into a shared garden with forty beds.", 60)]
    [InlineData("\"We will dig the garden, the whole of it, before the first of May\", said the speaker of the neighbours.", 60)]
    [InlineData("The neighbours (who have, as they say, waited for twelve years) voted for the garden at the old mill.", 40)]
    [InlineData("The yard, which has stood empty since the mill closed twelve years ago, becomes a garden.", 2)]
    public void A_sentence_without_a_border_where_it_is_full_is_not_cut(string sentence, int characters)
    {
        Assert.IsType<SummaryOutcome.Unusable>(Summarizer.Summarize(Articles.Content(sentence), new SummaryBudget(Characters: characters)));
    }

    [Fact]
    public void Where_the_best_cannot_be_cut_the_next_best_is()
    {
        var article = Articles.Content(
            "The neighbours of the old mill voted on Tuesday to turn the empty yard into a shared garden with forty beds.",
            "It rains on Sundays, people say, but nobody in the whole of the street has ever seen it happen twice.");

        Assert.Equal(["It rains on Sundays, people say […]"], Summarize(article, new SummaryBudget(Characters: 40)).Sentences);
    }

    [Fact]
    public void A_short_article_is_shown_with_its_shortest_sentences()
    {
        string[] sentences = ["The neighbours met on Monday.", "Rain fell.", "Nobody left."];

        Assert.Equal(sentences, Summarize(Articles.Content(string.Join(' ', sentences)), new SummaryBudget(Sentences: 3)).Sentences);
    }

    [Fact]
    public void Sentences_of_a_standfirst_and_of_an_own_summary_count()
    {
        var article = Articles.Content(Articles.Garden) with { Standfirst = "The yard becomes a garden. The wall is repaired. Tools are lent." };

        Assert.Equal(["The yard becomes a garden. The wall is repaired."], Summarize(article, new SummaryBudget(Sentences: 2)).Sentences);
        Assert.Equal(2, Summarize(article, new SummaryBudget(Sentences: 4)).Sentences.Count);
        Assert.Equal(
            ["The yard becomes a garden."],
            Summarize(article with { OwnSummary = article.Standfirst }, new SummaryBudget(Characters: 40)).Sentences);
    }

    [Fact]
    public void A_list_that_a_colon_announces_is_a_list_without_markers()
    {
        var article = Articles.Content(
            "The neighbours ask the council for four things:",
            "Forty beds for the households of the street",
            "Water from the river in the summer months",
            "A wall that nobody has to fear",
            "Tools that are lent and not sold");

        var summary = Summarize(article, new SummaryBudget(Sentences: 2));

        Assert.Equal(SummaryKind.List, summary.Kind);
        Assert.Equal(["Forty beds for the households of the street", "Water from the river in the summer months"], summary.Sentences);
    }

    [Fact]
    public void Short_lines_without_a_stop_that_follow_one_another_are_a_list_too()
    {
        var article = Articles.Content(
            "The neighbours have written down what they want.",
            "Forty beds for the households of the street",
            "Water from the river in the summer months",
            "A wall that nobody has to fear",
            "Tools that are lent and not sold");

        Assert.Equal(SummaryKind.List, Summarize(article, new SummaryBudget(Sentences: 2)).Kind);
    }

    [Fact]
    public void A_text_under_headings_is_no_list()
    {
        var article = Articles.Content([.. Articles.Garden.SelectMany(paragraph => new[] { "What the neighbours of the mill want", paragraph })]);

        Assert.Equal(SummaryKind.Chosen, Summarize(article, new SummaryBudget(Sentences: 2)).Kind);
    }

    private static SummaryOutcome.Summarized Summarize(ArticleContent article, SummaryBudget budget) =>
        Assert.IsType<SummaryOutcome.Summarized>(Summarizer.Summarize(article, budget));
}
