using Tocsin.Core.Search.Index.Tables;

namespace Tocsin.Core.Search.Index.Building;

/// <summary>Sorts numbered keys by their bytes in UTF-8, most of them by the first eight alone.</summary>
internal static class KeyOrder
{
    public static (byte[] Key, int Number)[] Of(IReadOnlyCollection<KeyValuePair<string, int>> numbered)
    {
        var keys = numbered.Select(pair => (Bytes: TermKey.Bytes(pair.Key), pair.Value)).Select(key => (TableGuide.Head(key.Bytes), key.Bytes, key.Value)).ToArray();
        Array.Sort(keys, static ((ulong Head, byte[] Bytes, int Number) left, (ulong Head, byte[] Bytes, int Number) right) =>
            left.Head != right.Head ? left.Head.CompareTo(right.Head) : left.Bytes.AsSpan().SequenceCompareTo(right.Bytes));
        return Array.ConvertAll(keys, static key => (key.Bytes, key.Value));
    }
}
