namespace Tocsin.Core.Search.Index.Storage;

/// <summary>Writes a file of named sections: a head, the sections, a table of them with checksums, a foot that finds the table.</summary>
/// <remarks>What is not finished has no foot and is refused by <see cref="SectionFile"/>.</remarks>
internal sealed class SectionFileWriter : IDisposable
{
    public const uint Magic = 0x4E435354; // "TSCN"
    public const int HeadLength = 8;
    public const int FootLength = 16;

    private readonly FileStream _stream;
    private readonly List<(SectionName Name, uint Sum, long Offset, long Length)> _table = [];
    private uint _sum;
    private long _start;

    public SectionFileWriter(string path)
    {
        _stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        var head = new ByteWriter();
        head.UInt32(Magic);
        head.UInt32(IndexFormat.Version);
        _stream.Write(head.Written);
        Begin();
    }

    /// <summary>Bytes of the section that is being written.</summary>
    public long SectionLength => _stream.Position - _start;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        _sum = Checksum.Continue(_sum, bytes);
        _stream.Write(bytes);
    }

    /// <summary>Closes the section that the last writes filled.</summary>
    public void End(SectionName name)
    {
        Span<byte> padding = stackalloc byte[BitPacking.Padding];
        padding.Clear();
        Write(padding);
        _table.Add((name, ~_sum, _start, SectionLength));
        Begin();
    }

    public void Section(SectionName name, ByteWriter content)
    {
        Write(content.Written);
        End(name);
    }

    /// <summary>Writes table and foot and waits until the disk has everything.</summary>
    /// <returns>The checksum of the table, which names the whole content.</returns>
    public uint Finish()
    {
        var table = new ByteWriter();
        foreach (var (name, sum, offset, length) in _table)
        {
            table.UInt32((uint)name);
            table.UInt32(sum);
            table.Int64(offset);
            table.Int64(length);
        }

        var tableSum = Checksum.Of(table.Written);
        table.Int64(_stream.Position);
        table.UInt32(tableSum);
        table.UInt32(Magic);
        _stream.Write(table.Written);
        _stream.Flush(flushToDisk: true);
        return tableSum;
    }

    public void Dispose() => _stream.Dispose();

    private void Begin()
    {
        while (_stream.Position % 8 != 0)
        {
            _stream.WriteByte(0);
        }

        _sum = ~0u;
        _start = _stream.Position;
    }
}
