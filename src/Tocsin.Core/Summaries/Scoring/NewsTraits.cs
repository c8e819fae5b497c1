using Tocsin.Core.Summaries.Reading;

namespace Tocsin.Core.Summaries.Scoring;

/// <summary>Who, when, how many: what a sentence that tells the news names.</summary>
internal static class NewsTraits
{
    public static void Measure(IReadOnlyList<Passage> passages, Cues cues, List<Traits> traits)
    {
        var names = passages.Select(passage => Capitals(passage.Text)).ToList();
        var usual = names.Count == 0 ? 0 : names.Average() + 0.5;
        for (var at = 0; at < passages.Count; at++)
        {
            traits[at][Trait.Names] = Math.Min(1, names[at] / usual / 2);
            traits[at][Trait.Figures] = passages[at].Text.Any(char.IsDigit) ? 1 : 0;
            traits[at][Trait.Days] = Math.Min(1, cues.CountTimes(passages[at].Text) / 2.0);
        }
    }

    /// <summary>Words with a capital, but for the first.</summary>
    private static int Capitals(string text)
    {
        var count = 0;
        for (var at = 1; at + 1 < text.Length; at++)
        {
            count += char.IsUpper(text[at]) && text[at - 1] == ' ' && char.IsLetter(text[at + 1]) ? 1 : 0;
        }

        return count;
    }
}
