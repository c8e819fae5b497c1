using Tocsin.Core.Text.Sentences;

namespace Tocsin.Tests.Text;

public sealed class SentenceSegmenterTests
{
    [Theory]
    [InlineData("en", "Dr. Alder met Ms. Birch at 5 p.m. on Monday. They talked.", "Dr. Alder met Ms. Birch at 5 p.m. on Monday.|They talked.")]
    [InlineData("en", "The fund holds 3.5 million. It grew by .5 points.", "The fund holds 3.5 million.|It grew by .5 points.")]
    [InlineData("en", "The plan came from the U.S. Treasury. It failed in the U.K. The rest held.", "The plan came from the U.S. Treasury.|It failed in the U.K.|The rest held.")]
    [InlineData("en", "She said: \"Stop. Look.\" Then she left.", "She said: \"Stop. Look.\"|Then she left.")]
    [InlineData("en", "The vote (it was close. Very close.) ended late.", "The vote (it was close. Very close.) ended late.")]
    [InlineData("en", "He waited... and then he left. No one came… Nobody asked.", "He waited... and then he left.|No one came…|Nobody asked.")]
    [InlineData("en", "The office closed.Nobody answered.", "The office closed.|Nobody answered.")]
    [InlineData("en", "Write to desk@example.org. See www.example.org/News.Today for more.", "Write to desk@example.org.|See www.example.org/News.Today for more.")]
    [InlineData("en", "Our demands: 1. An inquiry 2. A public report 3. A date", "Our demands:|1. An inquiry|2. A public report|3. A date")]
    [InlineData("fr", "M. Aulne est arrivé. « Bonjour. Entrez », dit-il à Mme Orme.", "M. Aulne est arrivé.|« Bonjour. Entrez », dit-il à Mme Orme.")]
    [InlineData("fr", "Selon l'agence AFP.Aucune date n'est fixée.", "Selon l'agence AFP.|Aucune date n'est fixée.")]
    [InlineData("es", "¿Quién vino? La Sra. Olmo. ¡Qué bien!", "¿Quién vino?|La Sra. Olmo.|¡Qué bien!")]
    [InlineData("de", "Am 3. Oktober kam z. B. Frau Dr. Erle. Danach war Ruhe.", "Am 3. Oktober kam z. B. Frau Dr. Erle.|Danach war Ruhe.")]
    [InlineData("it", "L'Ing. Olmo abita in via Larga n. 5. Ieri è partito.", "L'Ing. Olmo abita in via Larga n. 5.|Ieri è partito.")]
    [InlineData("pt", "O Sr. Olmo chegou. Ninguém o viu.", "O Sr. Olmo chegou.|Ninguém o viu.")]
    [InlineData("ar", "وصل د. سمير أمس. هل تحدث؟ لا أحد يعلم.", "وصل د. سمير أمس.|هل تحدث؟|لا أحد يعلم.")]
    [InlineData("fa", "جلسه برگزار شد. چه کسی آمد؟ هیچ‌کس.", "جلسه برگزار شد.|چه کسی آمد؟|هیچ‌کس.")]
    [InlineData("ru", "А. И. Ольхин живёт на ул. Садовой. Он молчит.", "А. И. Ольхин живёт на ул. Садовой.|Он молчит.")]
    [InlineData("ru", "Он купил хлеб, соль и т.д. Полиция молчала.", "Он купил хлеб, соль и т.д.|Полиция молчала.")]
    [InlineData("el", "Η σύσκεψη άρχισε στις 10 π.μ. Μίλησαν τρεις.", "Η σύσκεψη άρχισε στις 10 π.μ.|Μίλησαν τρεις.")]
    [InlineData("pt", "A casa do séc. XIX caiu. Ninguém a viu.", "A casa do séc. XIX caiu.|Ninguém a viu.")]
    [InlineData("es", "Celebran el 50 aniv. Olmo en la plaza. Llueve.", "Celebran el 50 aniv. Olmo en la plaza.|Llueve.")]
    [InlineData("tr", "Dr. Kavak 3. Lig maçına gitti. Sonra döndü.", "Dr. Kavak 3. Lig maçına gitti.|Sonra döndü.")]
    [InlineData("el", "Ποιος ήρθε; Ο κ. Ελάτης. Μετά έφυγε.", "Ποιος ήρθε;|Ο κ. Ελάτης.|Μετά έφυγε.")]
    [InlineData("zh", "会议开始了。他说：“我来了。请坐。”大家都坐下了！", "会议开始了。|他说：“我来了。请坐。”|大家都坐下了！")]
    [InlineData("zh", "“我们不走。”市长说。会议结束了。", "“我们不走。”市长说。|会议结束了。")]
    [InlineData("zh", "“我们不走。”会议随后就这样结束了。", "“我们不走。”|会议随后就这样结束了。")]
    [InlineData("fa", "جلسه برگزار شد.کسی نیامد.", "جلسه برگزار شد.|کسی نیامد.")]
    [InlineData("ar", "قالت بي.بي.سي إن الطريق مغلق.", "قالت بي.بي.سي إن الطريق مغلق.")]
    [InlineData("ja", "会議が始まった。「はい。」と言った。終わった。", "会議が始まった。|「はい。」と言った。|終わった。")]
    public void Parts_sentences_by_the_customs_of_each_language(string language, string text, string expected) =>
        Assert.Equal(expected.Split('|'), Sentences(text, language));

    [Fact]
    public void Headings_and_lines_without_a_stop_are_sentences_of_their_own() =>
        Assert.Equal(
            ["What happened", "The hall was full.", "apples", "pears"],
            Sentences("What happened\n\nThe hall was full.\n\napples\npears", "en"));

    [Fact]
    public void Wrapped_lines_are_one_sentence() =>
        Assert.Single(Sentences("The committee that met in the old town hall last\nnight agreed on a list of seven things which it\nwants the council to do.", "en"));

    [Fact]
    public void Wrapped_paragraphs_without_a_blank_line_between_them_are_not_torn() =>
        Assert.Equal(
            [
                "The committee that met in the old town hall last\nnight agreed on a list of things that Ms. Birch\nwants the council to do.",
                "It will meet again next week in the same old hall\nof the town.",
            ],
            Sentences(
                "The committee that met in the old town hall last\nnight agreed on a list of things that Ms. Birch\nwants the council to do.\n"
                + "It will meet again next week in the same old hall\nof the town.",
                "en"));

    [Fact]
    public void Wrapped_lines_of_a_script_without_capitals_are_not_torn() =>
        Assert.Equal(2, Sentences(
            "اجتمعت اللجنة أمس في قاعة البلدية القديمة واتفقت\nعلى قائمة من سبعة أمور تريد من المجلس أن يقوم بها\nقبل نهاية العام.\n"
            + "وستجتمع اللجنة مرة أخرى في الأسبوع المقبل في القاعة\nنفسها.", "ar").Length);

    [Fact]
    public void A_heading_above_wrapped_lines_stands_alone() =>
        Assert.Equal(
            ["What happened", "The committee that met in the old town hall last\nnight agreed on a list of things that Ms. Birch\nwants the council to do."],
            Sentences(
                "What happened\nThe committee that met in the old town hall last\nnight agreed on a list of things that Ms. Birch\nwants the council to do.",
                "en"));

    [Fact]
    public void Paragraphs_and_points_of_a_line_each_are_not_wrapped_lines() =>
        Assert.Equal(4, Sentences(
            "Water for the four villages beyond the old bridge\nBread for the people who wait in front of the hall\nA road\nA school", "en").Length);

    [Fact]
    public void A_text_in_small_letters_throughout_parts_too()
    {
        var text = string.Concat(Enumerable.Repeat("the council met on tuesday to speak about the bridge. nobody came. mr. alder spoke. ", 4)).TrimEnd();

        Assert.Equal(12, Sentences(text, "en").Length);
    }

    [Fact]
    public void An_unknown_language_is_read_by_its_script() =>
        Assert.Equal(2, Sentences("会议开始了。大家都来了。", null).Length);

    [Fact]
    public void An_empty_text_has_no_sentence()
    {
        Assert.Empty(SentenceSegmenter.Split("", "en"));
        Assert.Empty(SentenceSegmenter.Split(" \n\t ", "en"));
    }

    private static string[] Sentences(string text, string? language) =>
        [.. SentenceSegmenter.Split(text, language).Select(span => span.Of(text))];
}
