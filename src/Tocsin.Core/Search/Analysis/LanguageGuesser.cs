using Tocsin.Core.Articles;

namespace Tocsin.Core.Search.Analysis;

/// <summary>Guesses the language of a text by its script and its commonest words.</summary>
internal static class LanguageGuesser
{
    private const int Enough = 2000;

    /// <summary>The language of an article that states none; <c>und</c> when nothing speaks for any.</summary>
    public static string OfText(ArticleContent content) => OfText(Beginning(content));

    public static string OfText(ReadOnlySpan<char> text)
    {
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        var tokens = new TokenReader(text);
        while (tokens.MoveNext())
        {
            var word = text.Slice(tokens.Current.Start, tokens.Current.Length);
            if (Scripts.LanguageOf(word) is { } language)
            {
                scores[language] = scores.GetValueOrDefault(language) + 0.5;
            }

            AddStopWord(scores, FoldTable.Fold(word));
        }

        return scores.Count == 0 ? "und" : scores.MaxBy(score => score.Value).Key;
    }

    private static void AddStopWord(Dictionary<string, double> scores, string folded)
    {
        foreach (var language in StopWords.Languages)
        {
            if (StopWords.Of(language).Contains(folded))
            {
                scores[language] = scores.GetValueOrDefault(language) + 1;
            }
        }
    }

    private static string Beginning(ArticleContent content)
    {
        var text = $"{content.Title} {content.Standfirst} {string.Join(' ', content.Paragraphs.Take(8))}";
        return text.Length <= Enough ? text : text[..Enough];
    }
}
