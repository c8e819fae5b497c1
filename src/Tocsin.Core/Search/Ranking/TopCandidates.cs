namespace Tocsin.Core.Search.Ranking;

/// <summary>The best so many candidates. Of equals the one found first stays, so that a page never shows what another showed.</summary>
internal sealed class TopCandidates(int capacity)
{
    private readonly PriorityQueue<Candidate, (float Score, int Order)> _queue = new(capacity + 1);
    private int _order;

    /// <summary>What a document must surpass to be among them.</summary>
    public float Threshold { get; private set; } = float.NegativeInfinity;

    public void Add(Candidate candidate)
    {
        if (candidate.Score <= Threshold)
        {
            return;
        }

        var rank = (candidate.Score, -_order++);
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
            _queue.TryPeek(out _, out var worst);
            Threshold = worst.Score;
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
}
