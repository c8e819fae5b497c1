using Tocsin.Core.Search.Index.Postings;
using Tocsin.Core.Search.Index.Segments;

namespace Tocsin.Core.Search.Ranking;

/// <summary>The postings of one planned term in one segment, with what each block can add to a score at most.</summary>
internal sealed class TermScorer
{
    private readonly PostingCursor _cursor = new();
    private float[] _bounds = new float[16];
    private float[] _norms = [];
    private float _weight;
    private int _boundBlock;

    public bool IsContent { get; private set; }

    /// <summary>What it can add to the score of any document of the window last asked for.</summary>
    public float WindowBound { get; private set; }

    public void Open(Segment segment, PlannedTerm term, TermEntry entry, float[] norms)
    {
        _cursor.Open(segment, entry);
        (_norms, _weight, _boundBlock, IsContent) = (norms, term.Weight, 0, term.Role == TermRole.Content);
        var blocks = _cursor.Blocks;
        if (_bounds.Length < blocks.Count)
        {
            _bounds = new float[blocks.Count * 2];
        }

        for (var block = 0; block < blocks.Count; block++)
        {
            var best = 0f;
            foreach (var impact in blocks.Front(block))
            {
                best = Math.Max(best, Score(impact.Frequency, impact.Length));
            }

            _bounds[block] = best;
        }
    }

    /// <summary>Sets <see cref="WindowBound"/> for the documents from <paramref name="first"/> to <paramref name="last"/>; windows only rise.</summary>
    public void EnterWindow(int first, int last)
    {
        var blocks = _cursor.Blocks;
        while (_boundBlock < blocks.Count && blocks.LastDocument(_boundBlock) < first)
        {
            _boundBlock++;
        }

        var bound = 0f;
        for (var block = _boundBlock; block < blocks.Count; block++)
        {
            bound = Math.Max(bound, _bounds[block]);
            if (blocks.LastDocument(block) >= last)
            {
                break;
            }
        }

        WindowBound = bound;
    }

    /// <summary>Adds the scores of all its documents of a window to <paramref name="window"/>.</summary>
    public void AddTo(ScoreWindow window, int first, int last, ReadOnlySpan<byte> lengths)
    {
        if (!_cursor.MoveTo(first))
        {
            return;
        }

        while (_cursor.Document <= last)
        {
            var documents = _cursor.Rest;
            var frequencies = _cursor.RestFrequencies;
            var i = 0;
            for (; i < documents.Length && documents[i] <= last; i++)
            {
                window.Add(documents[i] - first, Score(frequencies[i], lengths[documents[i]]));
            }

            _cursor.Pass(i);
        }
    }

    /// <summary>What it adds to the score of a document; documents only rise.</summary>
    public float ScoreOf(int document, ReadOnlySpan<byte> lengths) =>
        _cursor.MoveTo(document) && _cursor.Document == document ? Score(_cursor.Frequency, lengths[document]) : 0;

    private float Score(int frequency, byte length) => _weight * frequency / (frequency + _norms[length]);
}
