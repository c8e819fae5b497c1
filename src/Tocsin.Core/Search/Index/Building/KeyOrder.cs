using Tocsin.Core.Search.Index.Tables;

namespace Tocsin.Core.Search.Index.Building;

/// <summary>Sorts numbered keys by their bytes in UTF-8, most of them by the first eight alone.</summary>
internal static class KeyOrder
{
    public static (byte[] Key, int Number)[] Of(IReadOnlyCollection<KeyValuePair<string, int>> numbered)
    {
        var keys = numbered.Select(static pair => HeadedKey.Of(TermKey.Bytes(pair.Key), pair.Value)).ToArray();
        Array.Sort(keys, static (left, right) =>
            left.Head != right.Head ? left.Head.CompareTo(right.Head) : left.Key.AsSpan().SequenceCompareTo(right.Key));
        return Array.ConvertAll(keys, static key => (key.Key, key.Number));
    }

    private readonly record struct HeadedKey(ulong Head, byte[] Key, int Number)
    {
        public static HeadedKey Of(byte[] key, int number) => new(TableGuide.Head(key), key, number);
    }
}
