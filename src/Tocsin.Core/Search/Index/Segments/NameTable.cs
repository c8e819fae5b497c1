using Tocsin.Core.Search.Index.Storage;

namespace Tocsin.Core.Search.Index.Segments;

/// <summary>A topic or an author as printed, and in how many documents.</summary>
internal readonly record struct NameCount(string Name, int Count);

/// <summary>A list of names on disk.</summary>
internal static class NameTable
{
    public static ByteWriter Write(IReadOnlyCollection<NameCount> names)
    {
        var bytes = new ByteWriter();
        bytes.Varint(names.Count);
        foreach (var (name, count) in names)
        {
            bytes.Text(name);
            bytes.Varint(count);
        }

        return bytes;
    }

    public static IReadOnlyList<NameCount> Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new ByteReader(bytes);
        var names = new NameCount[reader.Int()];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = new(reader.Text(), reader.Int());
        }

        return names;
    }
}
