using Tocsin.Core.Search.Index.Postings;

namespace Tocsin.Core.Search.Ranking;

/// <summary>Lifts documents in which neighbouring words of the query stand near each other, most where they stand as typed.</summary>
internal sealed class Proximity(TermLookup lookup, IReadOnlyList<LanguagePlan> plans)
{
    /// <summary>What a pair standing as typed adds, as a share of its lesser word's weight.</summary>
    private const float Share = 0.35f;

    /// <summary>Words further apart than this are no neighbours.</summary>
    private const int Reach = 12;

    private const int MostPositions = 128;

    /// <summary>The candidates with what nearness adds, best first.</summary>
    public List<Candidate> Rank(List<Candidate> candidates)
    {
        var ranked = new List<Candidate>(candidates.Count);
        foreach (var group in candidates.GroupBy(candidate => (candidate.Segment, candidate.Plan)))
        {
            var words = Open(group.Key.Segment, plans[group.Key.Plan]);
            foreach (var candidate in group.OrderBy(candidate => candidate.Document))
            {
                ranked.Add(candidate with { Score = candidate.Score + Nearness(words, candidate.Document) });
            }
        }

        ranked.Sort(static (left, right) => right.Score != left.Score
            ? right.Score.CompareTo(left.Score)
            : (left.Segment, left.Document).CompareTo((right.Segment, right.Document)));
        return ranked;
    }

    private static float Nearness(List<Word> words, int document)
    {
        Word? before = null;
        var sum = 0f;
        foreach (var word in words)
        {
            if (!word.ReadPositions(document))
            {
                continue;
            }

            if (before is not null)
            {
                sum += Math.Min(before.Weight, word.Weight) * Share * Nearness(before, word);
            }

            before = word;
        }

        return sum;
    }

    /// <summary>1 where some occurrences stand as far from each other as in the query, less with each word more.</summary>
    private static float Nearness(Word left, Word right)
    {
        var expected = right.Slot - left.Slot;
        var best = Reach;
        var j = 0;
        foreach (var position in left.Positions)
        {
            var wanted = position + expected;
            while (j < right.Positions.Length && right.Positions[j] < wanted)
            {
                j++;
            }

            if (j < right.Positions.Length)
            {
                best = Math.Min(best, right.Positions[j] - wanted);
            }

            if (j > 0)
            {
                best = Math.Min(best, wanted - right.Positions[j - 1]);
            }
        }

        return best >= Reach ? 0 : 1f / (1 + best);
    }

    private List<Word> Open(int segment, LanguagePlan plan)
    {
        List<Word> words = [];
        foreach (var group in plan.Terms.Where(term => term.Role == TermRole.Content).GroupBy(term => term.Slot).OrderBy(group => group.Key))
        {
            var term = group.MaxBy(term => term.Weight)!;
            if (term.Entries[segment].Documents > 0)
            {
                var cursor = new PostingCursor();
                cursor.Open(lookup.Snapshot.Segments[segment].Segment, term.Entries[segment]);
                words.Add(new Word(cursor, term.Weight, group.Key));
            }
        }

        return words;
    }

    private sealed class Word(PostingCursor cursor, float weight, int slot)
    {
        private readonly int[] _positions = new int[MostPositions];
        private int _count;

        public float Weight => weight;

        public int Slot => slot;

        public ReadOnlySpan<int> Positions => _positions.AsSpan(0, _count);

        public bool ReadPositions(int document)
        {
            if (!cursor.MoveTo(document) || cursor.Document != document)
            {
                return false;
            }

            _count = cursor.Positions(_positions);
            return true;
        }
    }
}
