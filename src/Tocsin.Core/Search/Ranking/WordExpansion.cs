using System.Text;
using Tocsin.Core.Search.Analysis;
using Tocsin.Core.Search.Index;
using Tocsin.Core.Search.Index.Postings;
using Tocsin.Core.Search.Index.Storage;
using Tocsin.Core.Search.Synonyms;

namespace Tocsin.Core.Search.Ranking;

/// <summary>What else a word of a query may stand for: what begins so (<c>hosp*</c>), and other spellings of the same name.</summary>
internal sealed class WordExpansion(TermLookup lookup, SynonymTable synonyms)
{
    /// <summary>A prefix stands for this many words, those in most articles.</summary>
    private const int MostWords = 40;

    private const float SynonymShare = 0.8f;

    public IReadOnlyList<(FoundTerm Term, float Share)> Of(QueryToken token, string surface, Analyzer analyzer)
    {
        if (surface.Length == 0)
        {
            return [];
        }

        if (token.IsPrefix)
        {
            return Found(Beginning(surface), analyzer, 1);
        }

        if (token.Kind == TokenKind.Single)
        {
            return Pairs(surface, analyzer);
        }

        return synonyms.OfName(surface) is { Count: > 0 } others ? Found(others, analyzer, SynonymShare) : WithoutPrefix(token, surface, analyzer);
    }

    /// <summary>Of a word that this language's articles lack, what stands behind an Arabic "in" or "and".</summary>
    private List<(FoundTerm Term, float Share)> WithoutPrefix(QueryToken token, string surface, Analyzer analyzer)
    {
        if (token.Kind != TokenKind.Word || analyzer.Language != "ar" || IsKnown(surface, analyzer))
        {
            return [];
        }

        return ArabicPrefixes.Without(surface).FirstOrDefault(word => IsKnown(word, analyzer)) is { } known ? Found([known], analyzer, 1) : [];
    }

    private bool IsKnown(string surface, Analyzer analyzer) =>
        lookup.Find(TermKey.Text(analyzer.Language, analyzer.Term(surface, TokenKind.Word))) is not null;

    private List<(FoundTerm Term, float Share)> Found(IEnumerable<string> words, Analyzer analyzer, float share)
    {
        List<(FoundTerm, float)> found = [];
        foreach (var term in words.Select(word => analyzer.Term(word, TokenKind.Word)).Distinct(StringComparer.Ordinal))
        {
            if (lookup.Find(TermKey.Text(analyzer.Language, term)) is { } entry)
            {
                found.Add((entry, share));
            }
        }

        return found;
    }

    /// <summary>The commonest words that begin so.</summary>
    private List<string> Beginning(string prefix)
    {
        var bytes = Encoding.UTF8.GetBytes(prefix);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var segment in lookup.Snapshot.Segments)
        {
            var words = segment.Segment.OpenWords();
            for (var more = words.SeekAtLeast(bytes); more && words.Key.StartsWith(bytes); more = words.MoveNext())
            {
                var word = Encoding.UTF8.GetString(words.Key);
                counts[word] = counts.GetValueOrDefault(word) + new ByteReader(words.Payload).Int();
            }
        }

        return [.. counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal).Take(MostWords).Select(count => count.Key)];
    }

    /// <summary>A single character of a script without spaces: the commonest pairs that begin with it. Where it ends a run, the index has it itself.</summary>
    private List<(FoundTerm Term, float Share)> Pairs(string character, Analyzer analyzer)
    {
        List<(FoundTerm, float)> found = [];
        var prefix = TermKey.Bytes(TermKey.Text(analyzer.Language, character));
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var segment in lookup.Snapshot.Segments)
        {
            var terms = segment.Segment.OpenTerms();
            for (var more = terms.SeekAtLeast(prefix); more && terms.Key.StartsWith(prefix); more = terms.MoveNext())
            {
                var key = Encoding.UTF8.GetString(terms.Key);
                counts[key] = counts.GetValueOrDefault(key) + TermEntry.Read(terms.Payload, terms.PayloadStart).Documents;
            }
        }

        counts.Remove(TermKey.Text(analyzer.Language, character));
        foreach (var (key, _) in counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal).Take(MostWords))
        {
            found.Add((lookup.Find(key)!, 1));
        }

        return found;
    }
}
