using Tocsin.Core.Search.Analysis;
using Tocsin.Core.Search.Index;
using Tocsin.Core.Search.Index.Segments;
using Tocsin.Core.Search.Query;
using Tocsin.Core.Search.Synonyms;

namespace Tocsin.Core.Search.Ranking;

/// <summary>Which documents of a segment may be answers at all: neither deleted nor excluded, within the filters, with every phrase.</summary>
internal sealed class FilterBuilder(ParsedQuery query, TermLookup lookup, SynonymTable synonyms)
{
    private readonly PhraseFinder _phrases = new(lookup);

    /// <summary>Null when every document may be one.</summary>
    public DocumentSet? Build(int number)
    {
        var live = lookup.Snapshot.Segments[number];
        if (live.Deleted.Count == 0 && !query.HasFilter && query.Clauses.All(clause => !clause.IsRequired && !clause.IsExcluded))
        {
            return null;
        }

        var allowed = DocumentSet.All(live.Segment.DocumentCount);
        allowed.ExceptWith(live.Deleted.Bits);
        if (query.HasFilter)
        {
            allowed.IntersectWith(Within(live.Segment));
        }

        foreach (var clause in query.Clauses.Where(clause => clause.IsRequired || clause.IsExcluded))
        {
            var having = Having(clause, number);
            if (clause.IsExcluded)
            {
                allowed.ExceptWith(having.Bits);
            }
            else
            {
                allowed.IntersectWith(having);
            }
        }

        return allowed;
    }

    private DocumentSet Within(Segment segment)
    {
        var set = new DocumentSet(segment.DocumentCount);
        var days = segment.Days;
        var (from, to) = (query.From?.DayNumber ?? int.MinValue, query.To?.DayNumber ?? int.MaxValue);
        var needsDay = query.From is not null || query.To is not null;
        bool[] wanted = [.. segment.Languages.Select(language => IsWanted(language.Language))];
        var languages = segment.LanguageOf;
        for (var document = 0; document < days.Length; document++)
        {
            var day = days[document];
            if (wanted[languages[document]] && (!needsDay || (day != Segment.NoDay && day >= from && day <= to)))
            {
                set.Add(document);
            }
        }

        return set;
    }

    private bool IsWanted(string language) =>
        (query.Languages.Count == 0 || query.Languages.Contains(language)) && !query.ExcludedLanguages.Contains(language);

    private DocumentSet Having(Clause clause, int number)
    {
        var set = new DocumentSet(lookup.Snapshot.Segments[number].Segment.DocumentCount);
        foreach (var keys in Spellings(clause).SelectMany(Keys).Distinct(new KeyListComparer()))
        {
            _phrases.AddTo(set, number, keys);
        }

        return set;
    }

    /// <summary>The clause, and where it is one word outside quotes, the same with each other spelling of it.</summary>
    private IEnumerable<Clause> Spellings(Clause clause)
    {
        var tokens = new TokenReader(clause.Text);
        if (clause.IsPhrase || clause.IsPrefix || !tokens.MoveNext() || tokens.Current.Kind != TokenKind.Word)
        {
            return [clause];
        }

        var surface = Analyzer.For(null).Term(clause.Text.AsSpan(tokens.Current.Start, tokens.Current.Length), TokenKind.Pair);
        return tokens.MoveNext() ? [clause] : [clause, .. synonyms.OfName(surface).Select(other => clause with { Text = other })];
    }

    /// <summary>The terms that must follow each other; one list for each language of the archive where they have one.</summary>
    private IEnumerable<IReadOnlyList<(string Key, int Offset)>> Keys(Clause clause) => clause.Field switch
    {
        SearchField.Author => [KeyList(clause, Analyzer.For(null), (_, term) => TermKey.Author(term), stems: false)],
        SearchField.Topic => [KeyList(clause, Analyzer.For(null), (_, term) => TermKey.Topic(term), stems: false)],
        SearchField.Title => lookup.Snapshot.Languages.Select(l => KeyList(clause, Analyzer.For(l.Language), TermKey.Title, stems: true)),
        _ => lookup.Snapshot.Languages.Select(l => KeyList(clause, Analyzer.For(l.Language), TermKey.Text, stems: true)),
    };

    private static List<(string Key, int Offset)> KeyList(
        Clause clause, Analyzer analyzer, Func<string, string, string> key, bool stems)
    {
        List<(string, int)> keys = [];
        var tokens = new TokenReader(clause.Text);
        var isSingle = false;
        for (var offset = 0; tokens.MoveNext(); offset++)
        {
            var token = tokens.Current;
            isSingle = token.Kind == TokenKind.Single;
            var term = analyzer.Term(clause.Text.AsSpan(token.Start, token.Length), stems ? token.Kind : TokenKind.Pair);
            if (term.Length > 0)
            {
                var isPrefix = clause.IsPrefix && token.End == clause.Text.Length - 1;
                keys.Add((key(analyzer.Language, term) + (isPrefix ? "*" : ""), offset));
            }
        }

        // One character of a script without spaces stands for all pairs that begin with it, and for itself at the end of a run.
        return isSingle && keys is [var (only, at)] ? [(only.TrimEnd('*') + "*", at)] : keys;
    }

    private sealed class KeyListComparer : IEqualityComparer<IReadOnlyList<(string Key, int Offset)>>
    {
        public bool Equals(IReadOnlyList<(string Key, int Offset)>? x, IReadOnlyList<(string Key, int Offset)>? y) =>
            x is not null && y is not null && x.SequenceEqual(y);

        public int GetHashCode(IReadOnlyList<(string Key, int Offset)> obj) => obj.Count == 0 ? 0 : obj[0].Key.GetHashCode(StringComparison.Ordinal);
    }
}
