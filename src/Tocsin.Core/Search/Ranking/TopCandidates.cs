namespace Tocsin.Core.Search.Ranking;

/// <summary>The best so many candidates. Of equals the one found first stays, so that a page never shows what another showed.</summary>
internal sealed class TopCandidates(int capacity)
{
    private readonly PriorityQueue<Candidate, long> _queue = new(capacity + 1);
    private int _order;

    /// <summary>What a document must surpass to be among them.</summary>
    public float Threshold { get; private set; } = float.NegativeInfinity;

    public void Add(Candidate candidate)
    {
        if (candidate.Score <= Threshold)
        {
            return;
        }

        var rank = Rank(candidate.Score, _order++);
        if (_queue.Count < capacity)
        {
            _queue.Enqueue(candidate, rank);
        }
        else
        {
            _queue.EnqueueDequeue(candidate, rank);
        }

        if (_queue.Count == capacity)
        {
            Threshold = _queue.Peek().Score;
        }
    }

    /// <summary>The candidates, best first; leaves none behind.</summary>
    public List<Candidate> Take()
    {
        var candidates = new List<Candidate>(_queue.Count);
        while (_queue.TryDequeue(out var candidate, out _))
        {
            candidates.Add(candidate);
        }

        candidates.Reverse();
        return candidates;
    }

    /// <summary>By score, of equal ones the later is less; the bits of floats that are not negative are ordered as they are.</summary>
    private static long Rank(float score, int order) => ((long)BitConverter.SingleToInt32Bits(score) << 32) | (uint)(int.MaxValue - order);
}
