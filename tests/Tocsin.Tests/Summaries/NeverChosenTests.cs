using Tocsin.Core.Summaries;

namespace Tocsin.Tests.Summaries;

public sealed class NeverChosenTests
{
    private static readonly Summarizer Summarizer = new();

    [Theory]
    [InlineData("By Ada Writer")]
    [InlineData("Ada Writer, from our correspondent at the mill")]
    [InlineData("By BEA READER, correspondent for the shared garden.")]
    [InlineData("Written by Bea Reader and Cem Wright.")]
    [InlineData("Photo: neighbours of the mill dig the first beds of the shared garden on Tuesday.")]
    [InlineData("Tuesday 12 May 2020, 14:30")]
    [InlineData("Lyon, in the Town Hall, Monday 12 May 2020.")]
    [InlineData("[3] The mill, the yard and the garden are described in the plan of the neighbours.")]
    [InlineData("Subscribe to our newsletter to read about the garden at the mill every week.")]
    [InlineData("Please make a donation to the neighbours who plan the garden at the old mill.")]
    [InlineData("Read more: neighbours plan a shared garden at the mill")]
    [InlineData("The garden plan https://example.org/garden/mill/plan")]
    [InlineData("window.player_7c = new Player('garden', { id: \"mill\", type: 'neighbours' });")]
    [InlineData("The neighbours, the garden and the mill")]
    [InlineData("Neighbours of the mill hold up their plan of the shared garden on Tuesday. (AP Photo/Ada Writer)")]
    [InlineData("Neighbours of the mill dig the first beds of the shared garden on Tuesday / AFP")]
    [InlineData("(1) Ada Writer, The shared garden of the neighbours at the old mill, The Mill Press, 2019, p. 44.")]
    [InlineData("¹ Ada Writer, The shared garden of the neighbours at the old mill, The Mill Press, 2019.")]
    [InlineData("The plan of the garden: https://example.org/garden/mill/plan and https://example.org/the-neighbours/of-the/mill")]
    public void Litter_around_an_article_is_never_chosen(string litter)
    {
        var article = Articles.Content([litter, .. Articles.Garden, litter]) with { Authors = ["Ada Writer"] };

        var summary = Assert.IsType<SummaryOutcome.Summarized>(Summarizer.Summarize(article, new SummaryBudget(Sentences: 6)));

        Assert.DoesNotContain(litter, summary.Sentences);
    }

    [Theory]
    [InlineData("en", "Please donate to our newspaper of the neighbours at the mill.")]
    [InlineData("fr", "Soutenez notre journal des voisins du moulin en quelques minutes.")]
    [InlineData("es", "Haz una donación a nuestro periódico de los vecinos del molino.")]
    [InlineData("de", "Bitte spenden Sie für unsere Zeitung der Nachbarn an der Mühle.")]
    [InlineData("it", "Fai una donazione al nostro giornale dei vicini del mulino.")]
    [InlineData("pt", "Faça uma doação ao nosso jornal dos vizinhos do moinho.")]
    [InlineData("ar", "يرجى التبرع لصحيفتنا التي يكتبها الجيران عند الطاحونة القديمة.")]
    [InlineData("fa", "به روزنامه همسایگان آسیاب قدیمی ما کمک مالی کنید.")]
    [InlineData("ru", "Пожертвуйте на нашу газету, которую пишут соседи у старой мельницы.")]
    [InlineData("tr", "Lütfen değirmendeki komşuların gazetesine bugün bağış yapın.")]
    [InlineData("el", "Κάντε μια δωρεά στην εφημερίδα των γειτόνων του παλιού μύλου.")]
    [InlineData("zh", "请捐款支持磨坊邻居们共同编辑的这份报纸和花园。")]
    [InlineData("ja", "水車小屋の隣人たちの新聞に寄付をお願いします。")]
    public void A_call_to_donate_is_never_chosen(string language, string appeal)
    {
        var article = Articles.Content([appeal, .. Articles.Garden]) with { Language = language };

        var summary = Assert.IsType<SummaryOutcome.Summarized>(Summarizer.Summarize(article, new SummaryBudget(Sentences: 6)));

        Assert.DoesNotContain(appeal, summary.Sentences);
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

    [Theory]
    [InlineData("en", "Video of the killing of a worker by police in the north has led to protests in twelve cities since Monday.")]
    [InlineData("en", "By NATO 2030 Strategy the mill of Lyon burnt down.")]
    [InlineData("en", "In May 2020 the mill of Lyon burnt down.")]
    [InlineData("en", "By Monday the neighbours of Mill Street had dug the first beds of the garden.")]
    [InlineData("en", "Published in 1949, the novel tells of a country in which nobody is alone on any day of the week.")]
    [InlineData("en", "Comments by the mayor on Monday have made the neighbours of the mill angrier than before.")]
    [InlineData("de", "Bilder der zerstörten Mühle haben am Montag die Nachbarn in der ganzen Stadt erschüttert.")]
    [InlineData("fr", "Source de revenus pour tout le quartier, le moulin ferme lundi après quarante ans de travail.")]
    [InlineData("ar", "شارك آلاف العمال يوم الاثنين في مظاهرة كبيرة ضد إغلاق المصنع في المدينة القديمة.")]
    [InlineData("zh", "图书馆的工人们星期一在城里举行了大规模的游行要求改善工作条件。")]
    [InlineData("ja", "写真家の田中さんは月曜日に古い工場の労働者たちの写真展を市内で始めました。")]
    public void News_that_begins_with_the_word_of_a_caption_or_an_appeal_is_news(string language, string news)
    {
        var article = Articles.Content(news) with { Language = language };

        Assert.Equal([news], Assert.IsType<SummaryOutcome.Summarized>(Summarizer.Summarize(article, new SummaryBudget(Sentences: 1))).Sentences);
    }

    [Fact]
    public void A_caption_goes_with_its_credit()
    {
        const string Caption = "Neighbours of the old mill voted on Tuesday for a shared garden with forty beds in the yard.";

        var summary = Summarizer.Summarize(Articles.Content([$"{Caption} Photo: Ada Writer", .. Articles.Garden]), new SummaryBudget(Sentences: 6));

        Assert.DoesNotContain(Caption, Assert.IsType<SummaryOutcome.Summarized>(summary).Sentences);
    }

    [Theory]
    [InlineData("en", "\"The neighbours of the mill will dig the shared garden with forty beds on Tuesday 5 May\", he said.")]
    [InlineData("fr", "« Les voisins du moulin creuseront le jardin partagé de quarante parcelles mardi 5 mai », a-t-elle déclaré.")]
    [InlineData("de", "„Die Nachbarn der Mühle graben am Dienstag, dem 5. Mai, den Garten mit vierzig Beeten um“, sagte er.")]
    [InlineData("en", "— The neighbours of the mill will dig the shared garden with forty beds on Tuesday 5 May.")]
    [InlineData("en", "A: The neighbours of the mill will dig the shared garden with forty beds on Tuesday 5 May.")]
    [InlineData("en", "‘The neighbours of the mill will dig the shared garden with forty beds on Tuesday 5 May.’")]
    public void Words_of_somebody_who_is_named_elsewhere_do_not_stand_alone(string language, string words)
    {
        var others = Articles.Garden.Select(text => text.Split(". ")[0].TrimEnd('.') + ".").Where(text => text[0] != '"');
        var article = Articles.Content([.. others, words]) with { Language = language };

        var summary = Assert.IsType<SummaryOutcome.Summarized>(Summarizer.Summarize(article, new SummaryBudget(Sentences: 1)));

        Assert.DoesNotContain(words, summary.Sentences);
    }

    [Fact]
    public void A_quotation_of_several_paragraphs_keeps_who_says_it()
    {
        var article = Articles.Content(
            [
                "“The neighbours of the mill voted on Tuesday for a shared garden with forty beds in the yard.",
                "“Nobody will stop the neighbours of the mill on Tuesday,” said the speaker of the group.",
                .. Articles.Garden.Where(text => text[0] != '"'),
            ]);

        var summary = Assert.IsType<SummaryOutcome.Summarized>(Summarizer.Summarize(article, new SummaryBudget(Sentences: 6)));

        Assert.DoesNotContain(summary.Sentences, sentence => sentence.StartsWith("“The neighbours", StringComparison.Ordinal));
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
