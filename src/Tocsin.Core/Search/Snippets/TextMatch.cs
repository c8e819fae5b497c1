using Tocsin.Core.Search.Analysis;

namespace Tocsin.Core.Search.Snippets;

/// <summary>A word of a text that answers a word of the query.</summary>
internal readonly record struct TextMatch(int Start, int End, int Slot)
{
    public static List<TextMatch> Find(string text, MatchWords words)
    {
        List<TextMatch> matches = [];
        var tokens = new TokenReader(text, withLast: true);
        while (tokens.PassTo(words.NextPossible(text, tokens.Position)) && tokens.MoveNext())
        {
            var token = tokens.Current;
            var slot = words.SlotOf(text.AsSpan(token.Start, token.Length), token.Kind);
            if (slot >= 0)
            {
                matches.Add(new(token.Start, words.IsSingle(slot) ? TokenReader.UnitEnd(text, token.Start) : token.End, slot));
            }
        }

        return matches;
    }

    /// <summary>The marks of the matches that lie between two offsets, which count from <paramref name="start"/>.</summary>
    public static List<TextRange> Marks(IEnumerable<TextMatch> matches, int start, int end)
    {
        List<TextRange> marks = [];
        foreach (var match in matches.Where(match => match.Start >= start && match.End <= end))
        {
            if (marks.Count > 0 && marks[^1].End >= match.Start - start)
            {
                marks[^1] = new(marks[^1].Start, match.End - start - marks[^1].Start);
            }
            else
            {
                marks.Add(new(match.Start - start, match.End - match.Start));
            }
        }

        return marks;
    }
}
