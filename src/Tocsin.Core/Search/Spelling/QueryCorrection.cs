using Tocsin.Core.Search.Analysis;
using Tocsin.Core.Search.Index;
using Tocsin.Core.Search.Ranking;

namespace Tocsin.Core.Search.Spelling;

/// <summary>Says what a query was meant to be, where a word of it is unknown, or so rare beside its neighbour that it is a slip.</summary>
internal static class QueryCorrection
{
    /// <summary>A known word is taken for a slip when its neighbour stands in so many times more articles.</summary>
    private const int FarBetter = 300;

    /// <summary>A word in more articles than this is no slip.</summary>
    private const int MostRare = 2;

    private const int MostWords = 8;

    /// <summary>The query with its words put right; null when there is nothing to put right.</summary>
    public static string? Of(IndexSnapshot snapshot, RankedPage page)
    {
        var documents = new int[page.Tokens.Count];
        foreach (var plan in page.Plans)
        {
            for (var slot = 0; slot < documents.Length; slot++)
            {
                documents[slot] = Math.Max(documents[slot], plan.Frequencies[slot]);
            }
        }

        var text = page.Query.Text;
        var corrected = 0;
        foreach (var token in page.Tokens.Where(token => documents[token.Slot] <= MostRare).Reverse())
        {
            var surface = Analyzer.For(page.Plans.Count > 0 ? page.Plans[0].Language : null).Term(token.Spelling, TokenKind.Pair);
            if (corrected < MostWords && MayBeSlip(token, surface) && !IsSyntax(text, token) && Better(snapshot, surface, documents[token.Slot]) is { } better)
            {
                text = string.Concat(text.AsSpan(0, token.Start), better, text.AsSpan(token.Start + token.Spelling.Length));
                corrected++;
            }
        }

        return corrected == 0 ? null : text;
    }

    private static bool MayBeSlip(QueryToken token, string surface) =>
        token is { Kind: TokenKind.Word, IsPrefix: false }
        && surface.Length >= SlipRule.Shortest
        && surface.All(char.IsLetter)
        && !IsStopWord(surface);

    /// <summary>What stands before a colon may be an operator that we do not know, what stands beside a slash is of an address.</summary>
    private static bool IsSyntax(string text, QueryToken token)
    {
        var end = token.Start + token.Spelling.Length;
        if (end < text.Length && text[end] is (':' or '：'))
        {
            return true;
        }

        var from = token.Start;
        while (from > 0 && !char.IsWhiteSpace(text[from - 1]))
        {
            from--;
        }

        while (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return text.AsSpan(from, end - from).IndexOfAny('/', '@') >= 0;
    }

    private static bool IsStopWord(string surface) => StopWords.Languages.Any(language => StopWords.Of(language).Contains(surface));

    private static string? Better(IndexSnapshot snapshot, string surface, int documents)
    {
        if (documents > 0 && (documents + 1) * FarBetter > snapshot.LiveDocuments)
        {
            return null;
        }

        var near = new NearWords(snapshot);
        var best = (documents > 0 ? near.FindAlike(surface) : near.Find(surface))
            .Find(found => (snapshot.LiveDocuments >= SlipRule.LargeArchive || SlipRule.MayBe(surface, found.Word)) && !IsStopWord(found.Word));
        return best is null || (documents > 0 && best.Documents < (documents + 1) * FarBetter) ? null : best.Spelling;
    }
}
