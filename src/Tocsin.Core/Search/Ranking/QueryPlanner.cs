using Tocsin.Core.Search.Analysis;
using Tocsin.Core.Search.Index;
using Tocsin.Core.Search.Index.Segments;

namespace Tocsin.Core.Search.Ranking;

/// <summary>Decides which postings answer a query, in each language of the archive, and what each of them counts.</summary>
internal sealed class QueryPlanner(TermLookup lookup, WordExpansion expansion)
{
    /// <summary>What a stop word counts of its weight when other words say what is meant.</summary>
    private const float FillerShare = 0.4f;

    /// <summary>A word in more than this share of the articles is treated as a stop word.</summary>
    private const double Commonplace = 0.4;

    /// <summary>In fewer articles of a language no share says what is commonplace: five of a dozen are the archive's subject.</summary>
    private const int FewestToJudge = 50;

    /// <summary>What the exact spelling of a name adds where stemming made it one with other words.</summary>
    private const float NameShare = 0.5f;

    public IReadOnlyList<LanguagePlan> Plan(IReadOnlyList<QueryToken> tokens, string? told)
    {
        var languages = lookup.Snapshot.Languages;
        if (tokens.Count == 0 || languages.Count == 0)
        {
            return [];
        }

        var words = languages.Select(language => Words(tokens, Analyzer.For(language.Language))).ToArray();
        var frequencies = words.Select(list => list.Select(word => word.Documents).ToArray()).ToArray();
        var weights = LanguageWeights.Of(frequencies, languages, told);
        var first = Array.IndexOf(weights, weights.Max());
        var own = told is null ? -1 : languages.TakeWhile(language => language.Language != told).Count();
        var plans = new List<LanguagePlan>();
        foreach (var i in Enumerable.Range(0, weights.Length).OrderByDescending(i => weights[i]))
        {
            var fillers = i == first ? null : words[first];
            var most = own < 0 || own == languages.Count || own == i ? null : words[own].ConvertAll(word => Idf(word, languages[own]));
            var terms = Terms(words[i], languages[i], (float)weights[i], fillers, most);
            if (terms.Exists(term => term.Role == TermRole.Content))
            {
                plans.Add(new(languages[i].Language, languages[i].Norms, terms)
                {
                    Frequencies = frequencies[i],
                });
            }
        }

        return plans;
    }

    private List<PlannedWord> Words(IReadOnlyList<QueryToken> tokens, Analyzer analyzer)
    {
        var words = new List<PlannedWord>(tokens.Count);
        Span<char> buffer = stackalloc char[Analyzer.BufferLength];
        foreach (var token in tokens)
        {
            var length = analyzer.Surface(token.Spelling, buffer);
            var surface = new string(buffer[..length]);
            var term = token.Kind == TokenKind.Word ? new string(buffer[..analyzer.Stem(buffer, length)]) : surface;
            var found = length == 0 ? null : lookup.Find(TermKey.Text(analyzer.Language, term));
            words.Add(new PlannedWord
            {
                Slot = token.Slot,
                Surface = surface,
                Term = term,
                IsStopWord = !token.IsPrefix && analyzer.IsStopWord(surface),
                Found = found,
                Name = found is null || token.Kind != TokenKind.Word ? null : lookup.Find(TermKey.Name(analyzer.Language, surface)),
                Others = expansion.Of(token, surface, analyzer),
                IsOneWord = !token.IsPrefix && token.Kind == TokenKind.Word,
            });
        }

        return words;
    }

    private static List<PlannedTerm> Terms(
        List<PlannedWord> words, LanguageStatistics language, float weight, List<PlannedWord>? fillers, List<float?>? most)
    {
        bool IsFiller(PlannedWord word) =>
            word.IsStopWord || (language.Living >= FewestToJudge && word.Documents > language.Documents * Commonplace);

        // "To be or not to be": when all words are stop words, they are what is meant.
        var onlyFillers = words.TrueForAll(word => word.Documents == 0 || IsFiller(word));
        List<PlannedTerm> terms = [];
        foreach (var group in words.GroupBy(word => word.Term, StringComparer.Ordinal))
        {
            var word = group.First();
            var isFiller = !onlyFillers && IsFiller(word);
            if (fillers is not null && fillers[word.Slot].IsStopWord && (isFiller || fillers.Exists(other => !other.IsStopWord)))
            {
                continue;
            }

            var times = MathF.Sqrt(group.Count());
            var share = weight * times * (isFiller ? FillerShare : 1) * Tempered(word, language, most?[word.Slot]);
            Add(terms, word, language, share, isFiller ? TermRole.Filler : TermRole.Content);
        }

        return terms;
    }

    /// <summary>
    /// What a word of another language than the reader's keeps of its weight: where the reader's own articles have it too, it counts
    /// for no rarer than it is in them.
    /// </summary>
    private static float Tempered(PlannedWord word, LanguageStatistics language, float? most) =>
        most is { } bound && Idf(word, language) is { } idf && idf > bound ? bound / idf : 1;

    /// <summary>How much a word tells with all that it stands for; null when the language lacks it.</summary>
    private static float? Idf(PlannedWord word, LanguageStatistics language) =>
        word.Documents == 0 ? null : Bm25.Idf(word.IsOneWord ? word.DocumentsOfAll(language.Documents) : word.Documents, language.Documents);

    private static void Add(List<PlannedTerm> terms, PlannedWord word, LanguageStatistics language, float weight, TermRole role)
    {
        // Spellings of one name are as rare as all of them together: one that is rare where another is usual tells nothing more.
        float IdfOf(FoundTerm term) => word.IsOneWord && word.Others.Count > 0
            ? Idf(word, language)!.Value
            : Bm25.Idf(term.Documents, language.Documents);

        if (word.Found is { } found)
        {
            terms.Add(new(found.Entries, weight * IdfOf(found), word.Slot, role));
            if (word.Name is { } name && name.Documents < found.Documents * 0.9)
            {
                terms.Add(new(name.Entries, weight * NameShare * Bm25.Idf(name.Documents, language.Documents), word.Slot, TermRole.Spelling));
            }
        }

        foreach (var (other, share) in word.Others)
        {
            terms.Add(new(other.Entries, weight * share * IdfOf(other), word.Slot, role));
        }
    }
}
