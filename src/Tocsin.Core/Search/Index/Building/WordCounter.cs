using System.Runtime.InteropServices;

namespace Tocsin.Core.Search.Index.Building;

/// <summary>Numbers the words of a segment that is being made, folded but not stemmed, and counts the documents that have each.</summary>
internal sealed class WordCounter
{
    private readonly Dictionary<string, int> _numbers = [];
    private readonly List<string?> _spellings = [];
    private Count[] _counts = new Count[1 << 8];

    /// <summary>The words in the order of their bytes.</summary>
    public IEnumerable<(byte[] Key, int Documents, string? Spelling)> Sorted() =>
        KeyOrder.Of(_numbers).Select(word => (word.Key, _counts[word.Number].Documents, _spellings[word.Number]));

    /// <summary>The number of a word, a new one for a new word.</summary>
    /// <param name="word">Folded.</param>
    /// <param name="spelling">As it is written here; the first of a word's spellings is the one to show.</param>
    public int Add(string word, ReadOnlySpan<char> spelling)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, word, out var isKnown);
        if (!isKnown)
        {
            number = _spellings.Count;
            _spellings.Add(WordSpelling.Of(word, spelling));
            if (number == _counts.Length)
            {
                Array.Resize(ref _counts, number * 2);
            }
        }

        return number;
    }

    /// <summary>Counts a document, once, that has the word of this number.</summary>
    /// <param name="word">The word's number.</param>
    /// <param name="document">The document's; they only rise.</param>
    public void SeenIn(int word, int document)
    {
        // No branch: which way it goes cannot be foretold, and it would wait for memory.
        ref var count = ref _counts[word];
        count.Documents += count.Last == document + 1 ? 0 : 1;
        count.Last = document + 1;
    }

    private struct Count
    {
        public int Documents;

        /// <summary>One more than the document that it was last seen in.</summary>
        public int Last;
    }
}
