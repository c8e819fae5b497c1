using System.Numerics;
using Tocsin.Core.Search.Index;

namespace Tocsin.Core.Search.Ranking;

/// <summary>Finds the best documents of a segment without scoring most of them: block-max MaxScore, window by window.</summary>
/// <remarks>
/// In each window the terms are split: those whose bounds together cannot lift a document over the threshold are looked up
/// only for documents that the others found and that are close, unless so few have them that adding them for all is cheaper.
/// Exact: the result is that of scoring every document.
/// </remarks>
internal sealed class SegmentScorer
{
    private readonly List<TermScorer> _pool = [];
    private readonly ScoreWindow _window = new();
    private TermScorer[] _terms = [];
    private float[] _boundsBefore = [];

    /// <param name="segment">The segment, and its number in the snapshot.</param>
    /// <param name="plan">What is looked for, and its number.</param>
    /// <param name="allowed">Documents that may be answers; null for all.</param>
    /// <param name="top">Takes what is found.</param>
    public void Score(
        (LiveSegment Live, int Number) segment, (LanguagePlan Plan, int Number) plan, DocumentSet? allowed, TopCandidates top)
    {
        Open(segment, plan.Plan);
        if (!Array.Exists(_terms, term => term.IsContent))
        {
            return;
        }

        var documents = segment.Live.Segment.DocumentCount;
        var lengths = segment.Live.Segment.Lengths;
        for (var first = 0; first < documents; first += ScoreWindow.Size)
        {
            var last = Math.Min(first + ScoreWindow.Size, documents) - 1;
            var essential = Split(first, last, top.Threshold);
            if (essential == _terms.Length)
            {
                continue;
            }

            for (var i = essential; i < _terms.Length; i++)
            {
                _terms[i].AddTo(_window.Scores, first, last, lengths);
            }

            Harvest(first, essential, lengths, allowed, top, (segment.Number, plan.Number));
        }
    }

    private void Open((LiveSegment Live, int Number) segment, LanguagePlan plan)
    {
        var present = plan.Terms.Where(term => term.Entries[segment.Number].Documents > 0).ToArray();
        while (_pool.Count < present.Length)
        {
            _pool.Add(new TermScorer());
        }

        _terms = [.. _pool.Take(present.Length)];
        _boundsBefore = new float[present.Length + 1];
        for (var i = 0; i < present.Length; i++)
        {
            _terms[i].Open(segment.Live.Segment, present[i], segment.Number, plan.Norms);
        }
    }

    /// <summary>Sorts the terms for a window and returns the number of those that are only looked up.</summary>
    private int Split(int first, int last, float threshold)
    {
        foreach (var term in _terms)
        {
            term.EnterWindow(first, last);
        }

        Array.Sort(_terms, static (left, right) =>
            left.IsContent != right.IsContent ? left.IsContent.CompareTo(right.IsContent) : left.WindowBound.CompareTo(right.WindowBound));
        var essential = 0;
        for (var i = 0; i < _terms.Length; i++)
        {
            _boundsBefore[i + 1] = _boundsBefore[i] + _terms[i].WindowBound;
            if (!_terms[i].IsContent || _boundsBefore[i + 1] <= threshold)
            {
                essential = i + 1;
            }
        }

        while (essential > 0 && essential < _terms.Length && _terms[essential - 1] is { IsContent: true, IsSparse: true })
        {
            essential--;
        }

        return essential;
    }

    private void Harvest(
        int first, int essential, ReadOnlySpan<byte> lengths, DocumentSet? allowed, TopCandidates top, (int Segment, int Plan) source)
    {
        var limit = Limit();
        for (var step = _window.NextStep(limit, 0); step < ScoreWindow.Size; step = _window.NextStep(limit, step + ScoreWindow.Step))
        {
            for (var close = _window.Above(limit, step); close != 0; close &= close - 1)
            {
                var document = first + step + BitOperations.TrailingZeroCount(close);
                var score = _window.Scores[document - first];
                var i = allowed is null || allowed[document] ? essential : -1;
                while (i > 0 && score + _boundsBefore[i] > top.Threshold)
                {
                    score += _terms[--i].ScoreOf(document, lengths);
                }

                if (i == 0)
                {
                    top.Add(new Candidate(source.Segment, document, source.Plan, score));
                    limit = Limit();
                }
            }
        }

        _window.Clear();

        // A little lower than it need be, since sums of floats depend on their order.
        float Limit() => Math.Max(0, (top.Threshold - _boundsBefore[essential]) * 0.9999f);
    }
}
