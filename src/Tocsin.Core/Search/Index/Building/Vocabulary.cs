using System.Runtime.InteropServices;
using Tocsin.Core.Search.Analysis;

namespace Tocsin.Core.Search.Index.Building;

/// <summary>Numbers the terms of a segment that is being made, and remembers what each spelling becomes.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> _terms = [];
    private readonly Dictionary<string, WordCount> _words = [];
    private readonly Dictionary<string, Dictionary<string, KnownWord>> _spellings = [];
    private Dictionary<string, KnownWord>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private string? _lookupLanguage;

    public IReadOnlyDictionary<string, WordCount> Words => _words;

    /// <summary>The terms in the order of their bytes, each with its number.</summary>
    public (byte[] Key, int Term)[] SortedTerms()
    {
        var terms = _terms.Select(term => (Key: TermKey.Bytes(term.Key), Term: term.Value)).ToArray();
        Array.Sort(terms, static (left, right) => left.Key.AsSpan().SequenceCompareTo(right.Key));
        return terms;
    }

    public int Term(string key)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_terms, key, out var known);
        if (!known)
        {
            number = _terms.Count - 1;
        }

        return number;
    }

    public KnownWord Know(Analyzer analyzer, ReadOnlySpan<char> spelling, TokenKind kind)
    {
        if (_lookupLanguage != analyzer.Language)
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_spellings, analyzer.Language, out _);
            _lookup = (known ??= new(StringComparer.Ordinal)).GetAlternateLookup<ReadOnlySpan<char>>();
            _lookupLanguage = analyzer.Language;
        }

        if (!_lookup.TryGetValue(spelling, out var word))
        {
            var spelled = spelling.ToString();
            word = Analyze(analyzer, spelled, kind);
            _lookup.Dictionary[spelled] = word;
        }

        return word;
    }

    private KnownWord Analyze(Analyzer analyzer, string spelling, TokenKind kind)
    {
        Span<char> buffer = stackalloc char[Analyzer.BufferLength];
        var length = analyzer.Surface(spelling, buffer);
        var surface = buffer[..length].SequenceEqual(spelling) ? spelling : new string(buffer[..length]);
        var stemmed = kind == TokenKind.Word ? buffer[..analyzer.Stem(buffer, length)] : buffer[..length];
        var stem = stemmed.SequenceEqual(surface) ? surface : new string(stemmed);
        return new KnownWord
        {
            Term = stem.Length == 0 ? -1 : Term(TermKey.Text(analyzer.Language, stem)),
            Stem = stem,
            Surface = surface,
            Word = kind == TokenKind.Word && length > 1 ? Count(surface, spelling) : null,
        };
    }

    private WordCount Count(string surface, ReadOnlySpan<char> spelling)
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_words, surface, out _);
        return count ??= new WordCount(WordSpelling.Of(surface, spelling));
    }
}
