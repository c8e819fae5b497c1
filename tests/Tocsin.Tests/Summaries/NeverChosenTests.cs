using Tocsin.Core.Summaries;

namespace Tocsin.Tests.Summaries;

public sealed class NeverChosenTests
{
    private static readonly Summarizer Summarizer = new();

    [Theory]
    [InlineData("By Ada Writer")]
    [InlineData("Ada Writer, from our correspondent at the mill")]
    [InlineData("Photo: neighbours of the mill dig the first beds of the shared garden on Tuesday.")]
    [InlineData("Tuesday 12 May 2020, 14:30")]
    [InlineData("[3] The mill, the yard and the garden are described in the plan of the neighbours.")]
    [InlineData("Subscribe to our newsletter to read about the garden at the mill every week.")]
    [InlineData("Please make a donation to the neighbours who plan the garden at the old mill.")]
    [InlineData("Read more: neighbours plan a shared garden at the mill")]
    [InlineData("The garden plan https://example.org/garden/mill/plan")]
    [InlineData("window.player_7c = new Player('garden', { id: \"mill\", type: 'neighbours' });")]
    [InlineData("The neighbours, the garden and the mill")]
    public void Litter_around_an_article_is_never_chosen(string litter)
    {
        var article = Articles.Content([litter, .. Articles.Garden, litter]) with { Authors = ["Ada Writer"] };

        var summary = Assert.IsType<SummaryOutcome.Summarized>(Summarizer.Summarize(article, new SummaryBudget(Sentences: 6)));

        Assert.DoesNotContain(litter, summary.Sentences);
    }

    [Theory]
    [InlineData("en", "He wants the shared garden at the mill to open on a Sunday in May with music and food for the neighbours.")]
    [InlineData("en", "However, the neighbours of the mill want the shared garden to open on a Sunday in May with music.")]
    [InlineData("en", "This is what the neighbours of the mill wanted from the shared garden on Sunday.")]
    [InlineData("fr", "Elle veut que le jardin du moulin ouvre un dimanche de mai avec les voisins.")]
    [InlineData("es", "Sin embargo, los vecinos del molino quieren que el jardín abra un domingo de mayo.")]
    [InlineData("de", "Dieser Garten an der Mühle soll an einem Sonntag im Mai mit den Nachbarn öffnen.")]
    [InlineData("ar", "وأضاف أن الحديقة المشتركة عند الطاحونة ستفتح يوم الأحد في شهر مايو مع الجيران.")]
    [InlineData("zh", "他说磨坊的花园将于五月的星期日向所有的邻居开放并且免费提供工具。")]
    public void A_sentence_that_hangs_on_another_does_not_stand_alone(string language, string hanging)
    {
        var others = Articles.Garden.Select(text => text.Split(". ")[0].TrimEnd('.') + ".").Where(text => text[0] != '"');
        var article = Articles.Content([hanging, .. others]) with { Language = language };

        var summary = Assert.IsType<SummaryOutcome.Summarized>(Summarizer.Summarize(article, new SummaryBudget(Sentences: 1)));

        Assert.DoesNotContain(hanging, summary.Sentences);
    }

    [Fact]
    public void A_hanging_sentence_comes_with_the_one_before()
    {
        var article = Articles.Content(Articles.Garden);
        for (var count = 2; count <= 9; count++)
        {
            var sentences = Assert.IsType<SummaryOutcome.Summarized>(Summarizer.Summarize(article, new SummaryBudget(count))).Sentences.ToList();

            var hanging = sentences.FindIndex(sentence => sentence.StartsWith("They cost", StringComparison.Ordinal));
            Assert.True(hanging < 0 || sentences[hanging - 1].StartsWith("The garden will open", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_quotation_keeps_who_says_it()
    {
        const string Opening = "\"The shared garden at the mill is ours. ";
        const string Middle = "The neighbours of the mill have waited twelve years for the shared garden in the yard and they will dig it with their own hands on Tuesday. ";
        var article = Articles.Content(
            [Opening + Middle + Middle.Replace("twelve", "ten", StringComparison.Ordinal) + "Nobody will stop the neighbours of the mill.\"", .. Articles.Garden]);

        var summary = Assert.IsType<SummaryOutcome.Summarized>(Summarizer.Summarize(article, new SummaryBudget(Sentences: 3)));

        Assert.DoesNotContain(summary.Sentences, sentence => sentence.Contains("own hands", StringComparison.Ordinal));
    }
}
