using Tocsin.Core.Search.Index;
using Tocsin.Core.Search.Index.Postings;
using Tocsin.Core.Search.Index.Segments;

namespace Tocsin.Core.Search.Ranking;

/// <summary>The postings of one planned term in one segment, with what each block can add to a score at most.</summary>
internal sealed class TermScorer
{
    /// <summary>A sparser term is added to all scores of a window; measured, and about as good from 4 to 16.</summary>
    private const long DocumentsPerPosting = 8;

    private readonly PostingCursor _cursor = new();
    private float[] _norms = [];
    private TermDocuments? _documents;
    private float _weight;
    private int _boundBlock;

    public bool IsContent { get; private set; }

    /// <summary>Whether so few documents have it that adding it to all of a window's scores costs less than asking for some of them.</summary>
    public bool IsSparse { get; private set; }

    /// <summary>What it can add to the score of any document of the window last asked for.</summary>
    public float WindowBound { get; private set; }

    public void Open(Segment segment, PlannedTerm term, int number, float[] norms)
    {
        term.Open(_cursor, segment, number);
        _documents = segment.Frequent.SetOf(term.Entries[number]);
        (_norms, _weight, _boundBlock, IsContent) = (norms, term.Weight, 0, term.Role == TermRole.Content);
        IsSparse = term.Entries[number].Documents * DocumentsPerPosting < segment.DocumentCount;
    }

    /// <summary>Sets <see cref="WindowBound"/> for the documents from <paramref name="first"/> to <paramref name="last"/>; windows only rise.</summary>
    public void EnterWindow(int first, int last)
    {
        var blocks = _cursor.Blocks;
        while (_boundBlock < blocks.Count && blocks.LastDocument(_boundBlock) < first)
        {
            _boundBlock++;
        }

        var bounds = blocks.Bounds(_norms);
        var bound = 0f;
        for (var block = _boundBlock; block < blocks.Count; block++)
        {
            bound = Math.Max(bound, bounds[block]);
            if (blocks.LastDocument(block) >= last)
            {
                break;
            }
        }

        WindowBound = bound * _weight;
    }

    /// <summary>Adds the scores of all its documents from <paramref name="first"/> to <paramref name="last"/> to <paramref name="scores"/>.</summary>
    public void AddTo(Span<float> scores, int first, int last, ReadOnlySpan<byte> lengths)
    {
        if (!_cursor.MoveTo(first))
        {
            return;
        }

        // In the loop they would be read again for each document, since a score is written in between.
        var (weight, norms) = (_weight, _norms);
        while (_cursor.Document <= last)
        {
            var documents = _cursor.Rest;
            var frequencies = _cursor.RestFrequencies;
            var i = 0;
            for (; i < documents.Length && i < frequencies.Length; i++)
            {
                var document = documents[i];
                if (document > last)
                {
                    break;
                }

                scores[document - first] += weight * Bm25.Share(frequencies[i], norms[lengths[document]]);
            }

            _cursor.Pass(i);
        }
    }

    /// <summary>What it adds to the score of a document; documents only rise.</summary>
    public float ScoreOf(int document, ReadOnlySpan<byte> lengths)
    {
        if (_documents is null)
        {
            return _cursor.MoveTo(document) && _cursor.Document == document ? Score(_cursor.Frequency, lengths[document]) : 0;
        }

        var ordinal = _documents.OrdinalOf(document);
        return ordinal < 0 ? 0 : Score(_cursor.FrequencyAt(ordinal), lengths[document]);
    }

    private float Score(int frequency, byte length) => _weight * Bm25.Share(frequency, _norms[length]);
}
