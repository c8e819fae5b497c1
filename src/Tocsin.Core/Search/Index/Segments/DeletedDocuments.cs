using System.Numerics;
using System.Runtime.InteropServices;
using Tocsin.Core.Search.Index.Storage;

namespace Tocsin.Core.Search.Index.Segments;

/// <summary>Which documents of a segment are gone; immutable, a change makes a new one.</summary>
internal sealed class DeletedDocuments
{
    private readonly ulong[] _bits;

    private DeletedDocuments(ulong[] bits)
    {
        _bits = bits;
        Count = bits.Sum(word => BitOperations.PopCount(word));
    }

    public int Count { get; }

    public ReadOnlySpan<ulong> Bits => _bits;

    public bool this[int document] => (_bits[document >> 6] & (1UL << document)) != 0;

    public static DeletedDocuments None(int documents) => new(new ulong[(documents + 63) >> 6]);

    public DeletedDocuments With(IEnumerable<int> documents)
    {
        var bits = (ulong[])_bits.Clone();
        foreach (var document in documents)
        {
            bits[document >> 6] |= 1UL << document;
        }

        return new DeletedDocuments(bits);
    }

    /// <summary>Writes them to a new file; on the disk when this returns.</summary>
    public void WriteTo(string path)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(_bits.AsSpan());
        var sum = new ByteWriter();
        sum.UInt32(Checksum.Of(bytes));
        stream.Write(bytes);
        stream.Write(sum.Written);
        stream.Flush(flushToDisk: true);
    }

    /// <exception cref="InvalidDataException">The file is torn, or of another segment.</exception>
    public static DeletedDocuments Read(string path, int documents)
    {
        var bytes = File.ReadAllBytes(path).AsSpan();
        var bits = new ulong[(documents + 63) >> 6];
        if (bytes.Length != (bits.Length * 8) + 4
            || Checksum.Of(bytes[..^4]) != MemoryMarshal.Read<uint>(bytes[^4..]))
        {
            throw new InvalidDataException("which documents of it are gone is torn.");
        }

        bytes[..^4].CopyTo(MemoryMarshal.AsBytes(bits.AsSpan()));
        return new DeletedDocuments(bits);
    }
}
