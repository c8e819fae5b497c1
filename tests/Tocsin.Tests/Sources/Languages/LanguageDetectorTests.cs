using System.Text.Json;
using Tocsin.Core.Sources.Languages;
using Tocsin.Tests.Archive;

namespace Tocsin.Tests.Sources.Languages;

public sealed class LanguageDetectorTests
{
    [Theory]
    [InlineData("en", "The neighbours met in the garden and talked about what they would plant when the rain came.")]
    [InlineData("fr", "Les voisins se sont réunis dans le jardin et ont parlé de ce qu'ils planteront quand la pluie viendra.")]
    [InlineData("es", "Los vecinos se reunieron en el jardín y hablaron de lo que van a plantar cuando llegue la lluvia.")]
    [InlineData("de", "Die Nachbarn trafen sich im Garten und sprachen darüber, was sie pflanzen werden, wenn der Regen kommt.")]
    [InlineData("it", "I vicini si sono riuniti nel giardino e hanno parlato di quello che pianteranno quando arriverà la pioggia.")]
    [InlineData("pt", "Os vizinhos reuniram-se no jardim e falaram sobre o que vão plantar quando a chuva chegar, porque não há água.")]
    [InlineData("tr", "Komşular bahçede toplandı ve yağmur geldiği zaman ne ekecekleri için daha çok konuştular, ama bu yeni bir şey değil.")]
    [InlineData("nl", "De buren kwamen bij elkaar in de tuin en spraken over wat ze zullen planten als het gaat regenen.")]
    [InlineData("ar", "اجتمع الجيران في الحديقة وتحدثوا عن الأشجار التي سيزرعونها في الأيام القادمة عندما يأتي المطر")]
    [InlineData("fa", "همسایه‌ها در باغ گرد هم آمدند و درباره گیاهانی که پس از باران می‌کارند گفتگو کردند")]
    [InlineData("ru", "Соседи собрались в саду и говорили о том, что они посадят, когда придёт дождь и высохнут дороги")]
    [InlineData("el", "Οι γείτονες μαζεύτηκαν στον κήπο και μίλησαν για το τι θα φυτέψουν όταν έρθει η βροχή")]
    public void Knows_the_languages_of_the_sources(string language, string text) =>
        Assert.Equal(language, LanguageDetector.Detect(text));

    [Theory]
    [InlineData("")]
    [InlineData("Aleppo")]
    [InlineData("Notre-Dame")]
    [InlineData("12345 67890 !!! ???")]
    [InlineData("GmbH AG Inc Ltd Corp Sarl Spa Kft Oyj Plc")]
    [InlineData("الماء")]
    [InlineData("Сусіди зібралися в саду і говорили про те, що вони посадять, коли піде дощ")]
    [InlineData("邻居们聚集在花园里，谈论着下雨时他们要种什么，然后一起回家吃饭。")]
    public void Says_nothing_rather_than_guess(string text) => Assert.Null(LanguageDetector.Detect(text));

    [Fact]
    public void Is_right_about_real_paragraphs_in_seven_languages()
    {
        var path = SharedData.Find("search/xquad12/docs.jsonl");
        Assert.SkipWhen(path is null, "the shared test data is not beside the repository");

        Dictionary<string, (int All, int Right, int Wrong)> counts = [];
        foreach (var line in File.ReadLines(path!))
        {
            using var document = JsonDocument.Parse(line);
            var language = document.RootElement.GetProperty("lang").GetString()!;
            var detected = LanguageDetector.Detect(document.RootElement.GetProperty("text").GetString()!);
            var (all, right, wrong) = counts.GetValueOrDefault(language);
            counts[language] = (all + 1, right + (detected == language ? 1 : 0), wrong + (detected is not null && detected != language ? 1 : 0));
        }

        Assert.All(["en", "es", "de", "el", "ar", "ru", "tr"], language => Assert.True(
            counts[language].Right >= counts[language].All * 0.98, $"{language}: {counts[language]}"));
        Assert.All(counts, entry => Assert.True(entry.Value.Wrong <= entry.Value.All * 0.005, $"{entry.Key}: {entry.Value}"));
    }
}
