using System.Runtime.InteropServices;
using Tocsin.Core.Search.Analysis;

namespace Tocsin.Core.Search.Index.Building;

/// <summary>Numbers the terms of a segment that is being made, and remembers what each spelling becomes.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> _terms = [];
    private readonly Dictionary<string, SpellingTable> _languages = [];
    private SpellingTable? _spellings;
    private string? _language;

    public WordCounter Words { get; } = new();

    /// <summary>The terms in the order of their bytes, each with its number.</summary>
    public (byte[] Key, int Number)[] SortedTerms() => KeyOrder.Of(_terms);

    public int Term(string key)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_terms, key, out var known);
        if (!known)
        {
            number = _terms.Count - 1;
        }

        return number;
    }

    /// <summary>What a spelling means; a reference that holds until the next one is asked for.</summary>
    public ref KnownWord Know(Analyzer analyzer, ReadOnlySpan<char> spelling, TokenKind kind)
    {
        if (_spellings is null || _language != analyzer.Language)
        {
            ref var spellings = ref CollectionsMarshal.GetValueRefOrAddDefault(_languages, analyzer.Language, out _);
            (_spellings, _language) = (spellings ??= new SpellingTable(), analyzer.Language);
        }

        ref var word = ref _spellings.Of(spelling, out var isNew);
        if (isNew)
        {
            word = Analyze(analyzer, spelling, kind);
        }

        return ref word;
    }

    private KnownWord Analyze(Analyzer analyzer, ReadOnlySpan<char> spelling, TokenKind kind)
    {
        Span<char> buffer = stackalloc char[Analyzer.BufferLength];
        var length = analyzer.Surface(spelling, buffer);
        var word = kind == TokenKind.Word && length > 1 ? Words.Add(new string(buffer[..length]), spelling) : KnownWord.None;
        var stem = kind == TokenKind.Word ? analyzer.Stem(buffer, length) : length;
        return new KnownWord
        {
            Term = stem == 0 ? KnownWord.None : Term(TermKey.Text(analyzer.Language, new string(buffer[..stem]))),
            Word = word,
        };
    }
}
