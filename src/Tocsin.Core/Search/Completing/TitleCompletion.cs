using Tocsin.Core.Search.Analysis;
using Tocsin.Core.Search.Index;
using Tocsin.Core.Search.Query;
using Tocsin.Core.Search.Ranking;
using Tocsin.Core.Search.Synonyms;

namespace Tocsin.Core.Search.Completing;

/// <summary>Completes titles: those that have every word typed, the last of them begun, the newest first.</summary>
internal static class TitleCompletion
{
    private const int MostWords = 12;

    public static IReadOnlyList<long> Articles(IndexSnapshot snapshot, string prefix, int limit)
    {
        List<Clause> clauses = [];
        var tokens = new TokenReader(prefix);
        while (tokens.MoveNext() && clauses.Count < MostWords)
        {
            var word = prefix.Substring(tokens.Current.Start, tokens.Current.Length);
            var isLast = tokens.Current.End == prefix.Length && tokens.Current.Kind == TokenKind.Word;
            clauses.Add(new Clause { Text = isLast ? word + "*" : word, Field = SearchField.Title, IsPrefix = isLast });
        }

        if (clauses.Count == 0)
        {
            return [];
        }

        var filters = new FilterBuilder(new ParsedQuery { Text = prefix, Clauses = clauses }, new TermLookup(snapshot), SynonymTable.Empty);
        var sets = snapshot.Segments.Select((_, number) => filters.Build(number)!).ToArray();
        return [.. NewestFirst.Take(snapshot, sets, limit).Select(hit => snapshot.Segments[hit.Segment].Segment.ArticleIds[hit.Document])];
    }
}
