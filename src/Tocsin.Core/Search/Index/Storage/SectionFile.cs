using System.Buffers.Binary;

namespace Tocsin.Core.Search.Index.Storage;

/// <summary>Reads what a <see cref="SectionFileWriter"/> wrote, from mapped memory.</summary>
internal sealed class SectionFile : IDisposable
{
    private const int EntryLength = 24;

    private readonly MappedFile _file;
    private readonly (long Offset, long Length, uint Sum)[] _sections = new (long, long, uint)[(int)SectionName.Last + 1];

    /// <summary>
    /// Opens it and checks head, foot, table and the sections that are small, by which others are found; the large ones only by
    /// <see cref="Verify"/>.
    /// </summary>
    /// <exception cref="InvalidDataException">It is torn or of another format.</exception>
    public SectionFile(string path)
    {
        _file = new MappedFile(path);
        try
        {
            ReadTable();
            Require(Array.TrueForAll(Enum.GetValues<SectionName>(), name => IsLarge(name) || IsWhole(_sections[(int)name])));
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>The checksum of the table.</summary>
    public uint Sum { get; private set; }

    public long Length => _file.Length;

    /// <summary>The section without its padding.</summary>
    public ReadOnlySpan<byte> this[SectionName name]
    {
        get
        {
            var (offset, length, _) = _sections[(int)name];
            return _file.Slice(offset, length - BitPacking.Padding);
        }
    }

    /// <summary>The section with the padding that <see cref="BitPacking"/> reads beyond its end.</summary>
    public ReadOnlySpan<byte> Padded(SectionName name) => _file.Slice(_sections[(int)name].Offset, _sections[(int)name].Length);

    /// <summary>Reads every byte; false when one is not as it was written.</summary>
    public bool Verify(CancellationToken cancellationToken)
    {
        foreach (var section in _sections)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!IsWhole(section))
            {
                return false;
            }
        }

        return true;
    }

    public void Dispose() => _file.Dispose();

    private static bool IsLarge(SectionName name) =>
        name is SectionName.Postings or SectionName.Terms or SectionName.Words or SectionName.WordEndings;

    private bool IsWhole((long Offset, long Length, uint Sum) section) =>
        section.Length == 0 || Checksum.Of(_file.Slice(section.Offset, section.Length)) == section.Sum;

    private void ReadTable()
    {
        var bytes = _file.Bytes;
        Require(bytes.Length >= SectionFileWriter.HeadLength + SectionFileWriter.FootLength);
        Require(BinaryPrimitives.ReadUInt32LittleEndian(bytes) == SectionFileWriter.Magic);
        Require(BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) == IndexFormat.Version);
        var foot = bytes[^SectionFileWriter.FootLength..];
        var start = BinaryPrimitives.ReadInt64LittleEndian(foot);
        Sum = BinaryPrimitives.ReadUInt32LittleEndian(foot[8..]);
        Require(BinaryPrimitives.ReadUInt32LittleEndian(foot[12..]) == SectionFileWriter.Magic);
        Require(start >= SectionFileWriter.HeadLength && start <= bytes.Length - SectionFileWriter.FootLength);
        var table = bytes[(int)start..^SectionFileWriter.FootLength];
        Require(table.Length % EntryLength == 0 && Checksum.Of(table) == Sum);
        for (var reader = new ByteReader(table); !reader.AtEnd;)
        {
            var name = reader.UInt32();
            var sum = reader.UInt32();
            var (offset, length) = (reader.Int64(), reader.Int64());
            Require(name <= (uint)SectionName.Last && offset >= 0 && length >= BitPacking.Padding && offset + length <= start);
            _sections[name] = (offset, length, sum);
        }
    }

    private static void Require(bool holds)
    {
        if (!holds)
        {
            throw new InvalidDataException("it is torn or of another version.");
        }
    }
}
