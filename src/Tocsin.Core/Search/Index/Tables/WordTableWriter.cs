using Tocsin.Core.Search.Index.Storage;

namespace Tocsin.Core.Search.Index.Tables;

/// <summary>The archive's words as people type them: for prefixes, for typos, and to show a word with its accents.</summary>
/// <remarks>Ordered twice, by beginning and by ending: a word with one typo still has its first or its second half right.</remarks>
/// <param name="path">Where the words may wait on disk until their turn comes.</param>
internal sealed class WordTableWriter(string path) : IDisposable
{
    private readonly SortedTableWriter _table = new(path);
    private readonly ByteWriter _payload = new();
    private readonly ByteWriter _reversed = new();
    private readonly List<int> _starts = [0];

    /// <param name="key">The folded word.</param>
    /// <param name="documents">In how many documents it stands.</param>
    /// <param name="spelling">How it is written, where that differs.</param>
    public void Add(ReadOnlySpan<byte> key, int documents, string? spelling)
    {
        _payload.Clear();
        _payload.Varint(documents);
        if (spelling is not null)
        {
            _payload.Text(spelling);
        }

        _table.Add(key, _payload.Written);
        var reversed = _reversed.Take(key.Length);
        key.CopyTo(reversed);
        reversed.Reverse();
        _starts.Add(_reversed.Length);
    }

    public void WriteTo(SectionFileWriter file)
    {
        _table.WriteTo(file, SectionName.Words, SectionName.WordBlocks);
        var order = Enumerable.Range(0, _table.Count).ToArray();
        Array.Sort(order, (left, right) => Reversed(left).SequenceCompareTo(Reversed(right)));
        var endings = new ByteWriter();
        endings.Array<int>(order);
        file.Section(SectionName.WordEndings, endings);
    }

    public void Dispose() => _table.Dispose();

    private ReadOnlySpan<byte> Reversed(int word) => _reversed.Written[_starts[word].._starts[word + 1]];
}
