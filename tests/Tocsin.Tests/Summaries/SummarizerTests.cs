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
        var summary = Summarize(Articles.Content(Articles.Garden[0]), new SummaryBudget(Characters: 60));

        var sentence = Assert.Single(summary.Sentences);
        Assert.True(sentence.Length <= 60);
        Assert.EndsWith(" […]", sentence, StringComparison.Ordinal);
    }

    private static SummaryOutcome.Summarized Summarize(ArticleContent article, SummaryBudget budget) =>
        Assert.IsType<SummaryOutcome.Summarized>(Summarizer.Summarize(article, budget));
}
