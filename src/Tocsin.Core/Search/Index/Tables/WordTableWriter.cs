using Tocsin.Core.Search.Index.Storage;

namespace Tocsin.Core.Search.Index.Tables;

/// <summary>The archive's words as people type them: for prefixes, for typos, and to show a word with its accents.</summary>
/// <remarks>Ordered twice, by beginning and by ending: a word with one typo still has its first or its second half right.</remarks>
internal sealed class WordTableWriter
{
    private readonly SortedTableWriter _table = new();
    private readonly ByteWriter _payload = new();
    private readonly List<byte[]> _reversed = [];

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
        var reversed = key.ToArray();
        reversed.AsSpan().Reverse();
        _reversed.Add(reversed);
    }

    public void WriteTo(SectionFileWriter file)
    {
        _table.WriteTo(file, SectionName.Words, SectionName.WordBlocks);
        var order = Enumerable.Range(0, _reversed.Count).ToArray();
        Array.Sort(order, (left, right) => _reversed[left].AsSpan().SequenceCompareTo(_reversed[right]));
        var endings = new ByteWriter();
        endings.Array<int>(order);
        file.Section(SectionName.WordEndings, endings);
    }
}
