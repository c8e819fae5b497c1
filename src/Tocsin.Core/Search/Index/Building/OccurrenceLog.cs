namespace Tocsin.Core.Search.Index.Building;

/// <summary>Every occurrence of every term of a segment that is being made, term by term, in a few bytes each.</summary>
internal sealed class OccurrenceLog
{
    private readonly ByteStreams _bytes = new();
    private Term[] _terms = new Term[1 << 10];

    public int Count { get; private set; }

    /// <summary>Adds an occurrence; of one term, documents and the positions in each only rise.</summary>
    /// <param name="term">Its number.</param>
    /// <param name="document">Where it stands.</param>
    /// <param name="position">At which word of the document.</param>
    /// <param name="extra">What the field's weight adds to one, 3 at most.</param>
    public void Add(int term, int document, int position, int extra)
    {
        if (term >= _terms.Length)
        {
            Array.Resize(ref _terms, Math.Max(term + 1, _terms.Length * 2));
        }

        ref var known = ref _terms[term];
        var documents = document + 1 - known.Documents;
        var step = (uint)(documents > 0 ? position : position - known.Position);
        _bytes.Varint(ref known.Stream, (step << 3) | ((uint)extra << 1) | (documents > 0 ? 1u : 0));
        if (documents > 0)
        {
            _bytes.Varint(ref known.Stream, (uint)documents);
        }

        (known.Documents, known.Position) = (document + 1, position);
        Count++;
    }

    /// <summary>The occurrences of a term that has some, in the order of reading.</summary>
    public OccurrenceReader Of(int term) => new(_bytes.Read(_terms[term].Stream));

    internal struct OccurrenceReader(ByteStreams.ByteStreamReader bytes)
    {
        private ByteStreams.ByteStreamReader _bytes = bytes;

        public int Document { get; private set; } = -1;

        public int Position { get; private set; }

        public int Extra { get; private set; }

        public bool MoveNext()
        {
            if (_bytes.AtEnd)
            {
                return false;
            }

            var head = _bytes.Varint();
            if ((head & 1) != 0)
            {
                (Document, Position) = (Document + (int)_bytes.Varint(), 0);
            }

            Position += (int)(head >> 3);
            Extra = (int)(head >> 1) & 3;
            return true;
        }
    }

    private struct Term
    {
        public ByteStream Stream;

        /// <summary>One more than the last document.</summary>
        public int Documents;

        public int Position;
    }
}
