using Tocsin.Core.Search.Analysis;

namespace Tocsin.Tests.Search;

public sealed class AnalysisTests
{
    [Theory]
    [InlineData("en", "hospitals", "hospital")]
    [InlineData("en", "bombing", "bombed")]
    [InlineData("en", "children’s", "children")]
    [InlineData("en", "cities", "city")]
    [InlineData("fr", "l’hôpital", "hopitaux")]
    [InlineData("fr", "bombardements", "bombardement")]
    [InlineData("es", "hospitales", "hospital")]
    [InlineData("de", "Krankenhäuser", "krankenhauser")]
    [InlineData("de", "Haeuser", "häuser")]
    [InlineData("ar", "المستشفيات", "مستشفى")]
    [InlineData("ar", "أَلْمَدِينَة", "المدينه")]
    [InlineData("ru", "больницы", "больница")]
    [InlineData("el", "νοσοκομεία", "νοσοκομειο")]
    [InlineData("tr", "hastaneler", "hastane")]
    [InlineData("ro", "spitalelor", "spitalele")]
    [InlineData("it", "ospedali", "ospedale")]
    [InlineData("pt", "hospitais", "hospital")]
    [InlineData("hi", "अस्पतालों", "अस्पताल")]
    [InlineData("vi", "bệnh", "benh")]
    [InlineData("und", "ＡＢＣ", "abc")]
    [InlineData("und", "٢٠١٦", "2016")]
    [InlineData("und", "Straße", "STRASSE")]
    [InlineData("und", "U.N.", "UN")]
    public void Makes_one_term_of_two_forms(string language, string left, string right) =>
        Assert.Equal(Term(language, left), Term(language, right));

    [Theory]
    [InlineData("en", "Hamas", "Hama")]
    [InlineData("en", "Paris", "Pari")]
    [InlineData("ru", "мой", "мои")]
    [InlineData("hi", "दिन", "दान")]
    public void Keeps_apart_what_is_not_the_same(string language, string left, string right) =>
        Assert.NotEqual(Term(language, left), Term(language, right));

    [Theory]
    [InlineData("The U.S. paid 1,000.50 for l'eau-de-vie.", "The|U.S|paid|1,000.50|for|l'eau|de|vie")]
    [InlineData("黑豹队 won", "黑豹|豹队|won")]
    [InlineData("水", "水")]
    [InlineData("ไทย", "ไท|ทย")]
    [InlineData("e\u0301te\u0301 👍🏽 fin", "e\u0301te\u0301|fin")]
    [InlineData("", "")]
    public void Cuts_texts_into_tokens(string text, string expected)
    {
        List<string> tokens = [];
        var reader = new TokenReader(text);
        while (reader.MoveNext())
        {
            tokens.Add(text.Substring(reader.Current.Start, reader.Current.Length));
        }

        Assert.Equal(expected, string.Join('|', tokens));
    }

    [Theory]
    [InlineData("The council of the town has decided that the bridge will be built", "en")]
    [InlineData("Le conseil de la ville a décidé que le pont sera construit", "fr")]
    [InlineData("El consejo de la ciudad ha decidido que el puente se construya", "es")]
    [InlineData("Der Rat der Stadt hat entschieden, dass die Brücke gebaut wird", "de")]
    [InlineData("قرر مجلس المدينة بناء الجسر على النهر", "ar")]
    [InlineData("Городской совет решил построить мост", "ru")]
    [InlineData("市议会决定建造这座桥", "zh")]
    [InlineData("12345", "und")]
    public void Guesses_the_language_of_a_text(string text, string language) =>
        Assert.Equal(language, LanguageGuesser.OfText(text));

    private static string Term(string language, string word) => Analyzer.For(language).Term(word, TokenKind.Word);
}
