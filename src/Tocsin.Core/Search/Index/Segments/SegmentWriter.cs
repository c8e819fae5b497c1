using Tocsin.Core.Search.Index.Postings;
using Tocsin.Core.Search.Index.Storage;
using Tocsin.Core.Search.Index.Tables;

namespace Tocsin.Core.Search.Index.Segments;

/// <summary>Writes a segment file: terms in byte order first, then words in byte order, then everything else.</summary>
internal sealed class SegmentWriter(string path, DocumentColumns columns) : IDisposable
{
    private readonly SectionFileWriter _file = new(path);
    private readonly SortedTableWriter _terms = new(path + ".terms");
    private readonly WordTableWriter _words = new(path + ".words");
    private readonly ByteWriter _payload = new();

    /// <summary>To be filled with the postings of a term before <see cref="EndTerm"/>.</summary>
    public PostingsWriter Postings { get; } = new(columns.Lengths);

    /// <summary>Writes what <see cref="Postings"/> holds under this key; nothing when it holds nothing.</summary>
    public void EndTerm(ReadOnlySpan<byte> key)
    {
        if (Postings.Documents == 0)
        {
            return;
        }

        _payload.Clear();
        _payload.Varint(Postings.Documents);
        if (Postings.Documents == 1)
        {
            Postings.FinishSingle(_payload);
        }
        else
        {
            _payload.Varint(_file.SectionLength);
            Postings.Finish(_file);
        }

        _terms.Add(key, _payload.Written);
    }

    public void AddWord(ReadOnlySpan<byte> key, int documents, string? spelling) => _words.Add(key, documents, spelling);

    /// <summary>Completes the file; it is on the disk when this returns.</summary>
    /// <returns>The checksum that names its content.</returns>
    public uint Finish()
    {
        _file.End(SectionName.Postings);
        _terms.WriteTo(_file, SectionName.Terms, SectionName.TermBlocks);
        _words.WriteTo(_file);
        columns.WriteTo(_file);
        return _file.Finish();
    }

    public void Dispose()
    {
        _terms.Dispose();
        _words.Dispose();
        _file.Dispose();
    }
}
