using System.Text;
using Tocsin.Core.Search.Index;
using Tocsin.Core.Search.Index.Segments;
using Tocsin.Core.Search.Index.Storage;
using Tocsin.Core.Search.Index.Tables;

namespace Tocsin.Core.Search.Spelling;

/// <summary>Finds the archive's words within an edit or two of one that was typed.</summary>
/// <remarks>
/// One edit leaves the beginning or the end of a word as it was, each nearly half of it: the words are kept in the order of
/// their beginnings and in that of their endings, so only those that share one of the two are compared. Two edits are found
/// where they leave one of the halves as it was, which most do.
/// </remarks>
internal sealed class NearWords(IndexSnapshot snapshot)
{
    private readonly Dictionary<string, Suggestion> _found = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seenHere = new(StringComparer.Ordinal);

    /// <summary>The words near <paramref name="word"/>, the likeliest first; never itself.</summary>
    public List<Suggestion> Find(string word)
    {
        var limit = SlipRule.Edits(word.Length);
        var tail = Math.Max(1, word.Length - (word.Length / 2) - 1);
        foreach (var segment in snapshot.Segments)
        {
            _seenHere.Clear();
            Beginning(segment.Segment, word, word[..Math.Max(1, (word.Length / 2) - 1)], limit);
            Ending(segment.Segment, word, word[^tail..], limit);
        }

        return Likeliest(word);
    }

    /// <summary>Only the words that are one edit away in their second half, which are found faster.</summary>
    public List<Suggestion> FindAlike(string word)
    {
        foreach (var segment in snapshot.Segments)
        {
            _seenHere.Clear();
            Beginning(segment.Segment, word, word[..Math.Max(1, word.Length / 2)], limit: 1);
        }

        return Likeliest(word);
    }

    private List<Suggestion> Likeliest(string word) =>
        [.. _found.Values.OrderByDescending(found => found.Likelihood(word)).ThenBy(found => found.Word, StringComparer.Ordinal)];

    private void Beginning(Segment segment, string word, string head, int limit)
    {
        var bytes = Encoding.UTF8.GetBytes(head);
        var words = segment.OpenWords();
        for (var more = words.SeekAtLeast(bytes); more && words.Key.StartsWith(bytes); more = words.MoveNext())
        {
            Consider(words, word, limit);
        }
    }

    private void Ending(Segment segment, string word, string tail, int limit)
    {
        var bytes = Encoding.UTF8.GetBytes(tail);
        var endings = segment.WordEndings;
        var words = segment.OpenWords();
        var (low, high) = (0, endings.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            words.GoTo(endings[middle]);
            (low, high) = CompareEndings(words.Key, bytes) < 0 ? (middle + 1, high) : (low, middle);
        }

        for (; low < endings.Length; low++)
        {
            words.GoTo(endings[low]);
            if (!words.Key.EndsWith(bytes))
            {
                break;
            }

            Consider(words, word, limit);
        }
    }

    private static int CompareEndings(ReadOnlySpan<byte> key, ReadOnlySpan<byte> tail)
    {
        for (var i = 1; i <= key.Length && i <= tail.Length; i++)
        {
            if (key[^i] != tail[^i])
            {
                return key[^i].CompareTo(tail[^i]);
            }
        }

        return Math.Min(key.Length, tail.Length).CompareTo(tail.Length);
    }

    private void Consider(SortedTableCursor words, string word, int limit)
    {
        var key = words.Key;
        if (key.Length > (word.Length + limit) * 4 || key.Length + limit < word.Length)
        {
            return;
        }

        Span<char> letters = stackalloc char[key.Length];
        letters = letters[..Encoding.UTF8.GetChars(key, letters)];
        var distance = EditDistance.Of(word, letters, limit);
        if (distance > 0 && distance <= limit)
        {
            Remember(new string(letters), distance, words.Payload);
        }
    }

    private void Remember(string word, int distance, ReadOnlySpan<byte> payload)
    {
        if (!_seenHere.Add(word))
        {
            return;
        }

        var reader = new ByteReader(payload);
        var documents = reader.Int();
        var spelling = reader.AtEnd ? word : reader.Text();
        _found[word] = _found.TryGetValue(word, out var known)
            ? known with { Documents = known.Documents + documents }
            : new Suggestion(word, spelling, distance, documents);
    }
}
