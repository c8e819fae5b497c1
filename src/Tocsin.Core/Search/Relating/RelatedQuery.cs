using Tocsin.Core.Articles;
using Tocsin.Core.Search.Analysis;
using Tocsin.Core.Search.Index;
using Tocsin.Core.Search.Ranking;

namespace Tocsin.Core.Search.Relating;

/// <summary>Turns an article into the query of the words that set it apart.</summary>
internal static class RelatedQuery
{
    private const int MostTerms = 24;

    /// <summary>Words beyond these are not read; what an article is about stands at its beginning.</summary>
    private const int MostWords = 3000;

    /// <summary>How the articles of one language are related to <paramref name="content"/>; null where none can be.</summary>
    public static LanguagePlan? Plan(TermLookup lookup, ArticleContent content, string language)
    {
        if (!lookup.Snapshot.ByLanguage.TryGetValue(language, out var statistics))
        {
            return null;
        }

        var analyzer = Analyzer.For(language);
        List<PlannedTerm> terms = [];
        foreach (var (term, count) in Count(analyzer, content))
        {
            if (lookup.Find(TermKey.Text(language, term)) is { Documents: > 1 } found && found.Documents * 3 < statistics.Documents + 9)
            {
                var weight = Bm25.Idf(found.Documents, statistics.Documents) * count / (count + 1.2f);
                terms.Add(new(found.Entries, weight, terms.Count, TermRole.Content));
            }
        }

        terms = [.. terms.OrderByDescending(term => term.Weight).Take(MostTerms)];
        return terms.Count == 0 ? null : new(language, statistics.Norms, terms);
    }

    private static Dictionary<string, float> Count(Analyzer analyzer, ArticleContent content)
    {
        var counts = new Dictionary<string, float>(StringComparer.Ordinal);
        var read = 0;
        Read(content.Title, FieldWeights.Title);
        Read(content.Standfirst ?? "", FieldWeights.Standfirst);
        foreach (var topic in content.Topics)
        {
            Read(topic, FieldWeights.Topic);
        }

        foreach (var paragraph in content.Paragraphs)
        {
            Read(paragraph, FieldWeights.Body);
        }

        return counts;

        void Read(string text, int weight)
        {
            var tokens = new TokenReader(text);
            while (read < MostWords && tokens.MoveNext())
            {
                read++;
                var term = analyzer.Term(text.AsSpan(tokens.Current.Start, tokens.Current.Length), tokens.Current.Kind);
                if (term.Length > 1 && !analyzer.IsStopWord(term))
                {
                    counts[term] = counts.GetValueOrDefault(term) + weight;
                }
            }
        }
    }
}
