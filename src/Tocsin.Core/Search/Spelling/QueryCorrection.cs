using Tocsin.Core.Search.Analysis;
using Tocsin.Core.Search.Index;
using Tocsin.Core.Search.Index.Storage;
using Tocsin.Core.Search.Ranking;

namespace Tocsin.Core.Search.Spelling;

/// <summary>Says what a query was meant to be, where a word of it is unknown, or so rare beside its neighbour that it is a slip.</summary>
internal static class QueryCorrection
{
    /// <summary>A known word is taken for a slip when its neighbour stands in so many times more articles.</summary>
    private const int FarBetter = 300;

    private const int Shortest = 3;

    private const int MostWords = 8;

    /// <summary>The query with its words put right; null when there is nothing to put right.</summary>
    public static string? Of(IndexSnapshot snapshot, RankedPage page)
    {
        var known = page.Plans.SelectMany(plan => plan.Terms).Select(term => term.Slot).ToHashSet();
        var text = page.Query.Text;
        var corrected = 0;
        foreach (var token in page.Tokens.Reverse())
        {
            var surface = Analyzer.For(page.Plans.Count > 0 ? page.Plans[0].Language : null).Term(token.Spelling, TokenKind.Pair);
            if (corrected < MostWords && MayBeSlip(token, surface) && Better(snapshot, surface, known.Contains(token.Slot)) is { } better)
            {
                text = string.Concat(text.AsSpan(0, token.Start), better, text.AsSpan(token.Start + token.Spelling.Length));
                corrected++;
            }
        }

        return corrected == 0 ? null : text;
    }

    private static bool MayBeSlip(QueryToken token, string surface) =>
        token is { Kind: TokenKind.Word, IsPrefix: false }
        && surface.Length >= Shortest
        && surface.All(char.IsLetter)
        && !StopWords.Languages.Any(language => StopWords.Of(language).Contains(surface));

    private static string? Better(IndexSnapshot snapshot, string surface, bool isKnown)
    {
        var documents = isKnown ? Documents(snapshot, surface) : 0;
        if (isKnown && documents * (long)FarBetter > snapshot.LiveDocuments)
        {
            return null;
        }

        var best = new NearWords(snapshot).Find(surface).FirstOrDefault();
        return best is null || (isKnown && (best.Distance > 1 || best.Documents < (documents + 1) * FarBetter)) ? null : best.Spelling;
    }

    private static int Documents(IndexSnapshot snapshot, string surface)
    {
        var key = TermKey.Bytes(surface);
        var documents = 0;
        foreach (var segment in snapshot.Segments)
        {
            var words = segment.Segment.OpenWords();
            documents += words.Find(key) ? new ByteReader(words.Payload).Int() : 0;
        }

        return documents;
    }
}
