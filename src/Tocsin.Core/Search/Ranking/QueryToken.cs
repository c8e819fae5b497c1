using Tocsin.Core.Search.Analysis;
using Tocsin.Core.Search.Query;

namespace Tocsin.Core.Search.Ranking;

/// <summary>A word of a query, before any language has been decided.</summary>
/// <param name="Spelling">As typed.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Slot">Its number among the query's words.</param>
/// <param name="IsPrefix">Whether it stands for all that begins so.</param>
/// <param name="Start">Where it begins in the query as typed.</param>
internal readonly record struct QueryToken(string Spelling, TokenKind Kind, int Slot, bool IsPrefix, int Start)
{
    /// <summary>Whether it was typed within quotes, where every word is meant.</summary>
    public bool IsOfPhrase { get; init; }

    /// <summary>The words that a query is ranked by; a query needs no more, a pasted page has more.</summary>
    public const int Most = 48;

    public static List<QueryToken> Of(ParsedQuery query)
    {
        List<QueryToken> tokens = [];
        foreach (var clause in query.Clauses.Where(clause => !clause.IsExcluded && clause.Field is SearchField.Any or SearchField.Title))
        {
            var reader = new TokenReader(clause.Text);
            while (reader.MoveNext() && tokens.Count < Most)
            {
                var token = reader.Current;
                var isLast = clause.IsPrefix && token.End == clause.Text.Length - 1;
                tokens.Add(new(clause.Text.Substring(token.Start, token.Length), token.Kind, tokens.Count, isLast, clause.Start + token.Start)
                {
                    IsOfPhrase = clause.IsPhrase,
                });
            }
        }

        return tokens;
    }
}
