using Tocsin.Core.Search.Index.Storage;

namespace Tocsin.Core.Search.Index.Tables;

/// <summary>A dictionary on disk: keys in byte order, each written as what differs from the one before, in blocks that begin anew.</summary>
internal sealed class SortedTableWriter
{
    public const int BlockSize = 32;

    private readonly ByteWriter _entries = new();
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

        _entries.Varint(shared);
        _entries.Varint(key.Length - shared);
        _entries.Bytes(key[shared..]);
        _entries.Varint(payload.Length);
        _entries.Bytes(payload);
        _previous.Clear();
        _previous.Bytes(key);
        Count++;
    }

    public void WriteTo(SectionFileWriter file, SectionName entries, SectionName blocks)
    {
        file.Section(entries, _entries);
        file.Section(blocks, _blocks);
    }
}
