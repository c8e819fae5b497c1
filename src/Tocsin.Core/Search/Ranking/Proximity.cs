using System.Runtime.InteropServices;
using Tocsin.Core.Search.Index.Postings;
using Tocsin.Core.Search.Index.Segments;

namespace Tocsin.Core.Search.Ranking;

/// <summary>Lifts documents in which neighbouring words of the query stand near each other, most where they stand as typed.</summary>
/// <remarks>It can be used again, but not by several threads at once.</remarks>
internal sealed class Proximity
{
    /// <summary>What a pair standing as typed adds, as a share of its lesser word's weight.</summary>
    private const float Share = 0.35f;

    /// <summary>Words further apart than this are no neighbours.</summary>
    private const int Reach = 12;

    private const int MostPositions = 128;

    private readonly List<Word> _words = [];
    private int _count;

    /// <summary>The candidates with what nearness adds, best first.</summary>
    public List<Candidate> Rank(TermLookup lookup, IReadOnlyList<LanguagePlan> plans, List<Candidate> candidates)
    {
        var ranked = new List<Candidate>(candidates.Count);
        foreach (var group in candidates.GroupBy(candidate => (candidate.Segment, candidate.Plan)))
        {
            Open(lookup, group.Key.Segment, plans[group.Key.Plan]);
            foreach (var candidate in group.OrderBy(candidate => candidate.Document))
            {
                ranked.Add(candidate with { Score = candidate.Score + Nearness(candidate.Document) });
            }
        }

        ranked.Sort(static (left, right) => right.Score != left.Score
            ? right.Score.CompareTo(left.Score)
            : (left.Segment, left.Document).CompareTo((right.Segment, right.Document)));
        return ranked;
    }

    private float Nearness(int document)
    {
        Word? before = null;
        var sum = 0f;
        foreach (var word in CollectionsMarshal.AsSpan(_words)[.._count])
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

    private void Open(TermLookup lookup, int segment, LanguagePlan plan)
    {
        _count = 0;
        foreach (var group in plan.Terms.Where(term => term.Role == TermRole.Content).GroupBy(term => term.Slot).OrderBy(group => group.Key))
        {
            var term = group.MaxBy(term => term.Weight)!;
            if (term.Entries[segment].Documents > 0)
            {
                if (_count == _words.Count)
                {
                    _words.Add(new Word());
                }

                _words[_count++].Open(lookup.Snapshot.Segments[segment].Segment, term, segment);
            }
        }
    }

    private sealed class Word
    {
        private readonly PostingCursor _cursor = new();
        private readonly int[] _positions = new int[MostPositions];
        private TermDocuments? _documents;
        private int _count;

        public float Weight { get; private set; }

        public int Slot { get; private set; }

        public ReadOnlySpan<int> Positions => _positions.AsSpan(0, _count);

        public void Open(Segment segment, PlannedTerm term, int number)
        {
            term.Open(_cursor, segment, number);
            (Weight, Slot, _count, _documents) = (term.Weight, term.Slot, 0, segment.Frequent.SetOf(term.Entries[number]));
        }

        public bool ReadPositions(int document)
        {
            var ordinal = _documents?.OrdinalOf(document) ?? (_cursor.MoveTo(document) && _cursor.Document == document ? _cursor.Ordinal : -1);
            _count = ordinal < 0 ? 0 : _cursor.PositionsAt(ordinal, _positions);
            return ordinal >= 0;
        }
    }
}
