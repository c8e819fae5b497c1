using Tocsin.Core.Search.Index.Storage;

namespace Tocsin.Core.Search.Index.Tables;

/// <summary>A dictionary on disk: keys in byte order, each written as what differs from the one before, in blocks that begin anew.</summary>
/// <param name="path">Where the entries may wait on disk until their turn comes.</param>
internal sealed class SortedTableWriter(string path) : IDisposable
{
    public const int BlockSize = 32;

    private readonly SpillingBytes _entries = new(path);
    private readonly ByteWriter _blocks = new();
    private readonly ByteWriter _previous = new();

    public int Count { get; private set; }

    /// <summary>Adds a key, greater than every one before it.</summary>
    public void Add(ReadOnlySpan<byte> key, ReadOnlySpan<byte> payload)
    {
        var shared = 0;
        if (Count % BlockSize == 0)
        {
            _blocks.UInt32((uint)_entries.Length);
        }
        else
        {
            shared = key.CommonPrefixLength(_previous.Written);
        }

        var entry = _entries.Last;
        entry.Varint(shared);
        entry.Varint(key.Length - shared);
        entry.Bytes(key[shared..]);
        entry.Varint(payload.Length);
        entry.Bytes(payload);
        _entries.Spill();
        _previous.Clear();
        _previous.Bytes(key);
        Count++;
    }

    public void WriteTo(SectionFileWriter file, SectionName entries, SectionName blocks)
    {
        _entries.WriteTo(file);
        file.End(entries);
        file.Section(blocks, _blocks);
    }

    public void Dispose() => _entries.Dispose();
}
