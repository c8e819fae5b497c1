using Tocsin.Core.Search.Index.Storage;

namespace Tocsin.Core.Search.Index.Postings;

/// <summary>What the dictionary says of a term: in how many documents it stands, and where its postings lie.</summary>
/// <param name="Documents">How many documents of the segment have it, deleted ones among them.</param>
/// <param name="Offset">Its postings, in their section; for a term of one document, in the dictionary's.</param>
internal readonly record struct TermEntry(int Documents, int Offset)
{
    /// <param name="payload">The dictionary's entry.</param>
    /// <param name="start">Where the entry begins in its section.</param>
    public static TermEntry Read(ReadOnlySpan<byte> payload, int start)
    {
        var reader = new ByteReader(payload);
        var documents = reader.Int();
        return documents == 1 ? new(1, start + reader.Position) : new(documents, reader.Int());
    }
}
