using System.Collections.Concurrent;
using System.Collections.Frozen;
using Tocsin.Core.Search.Analysis.Stemming;

namespace Tocsin.Core.Search.Analysis;

/// <summary>Turns the words of one language into the terms under which the index keeps them: folded first, then stemmed.</summary>
/// <remarks>Folding first costs nothing on accented queries and saves those typed without accents. Safe for many threads.</remarks>
internal sealed class Analyzer
{
    /// <summary>The longest word that is told apart, in UTF-16 units; what is longer counts as its beginning.</summary>
    public const int MaxWord = 64;

    /// <summary>Room for a folded word; a character may fold into several.</summary>
    public const int BufferLength = MaxWord * 4;

    private static readonly ConcurrentDictionary<string, Analyzer> Known = new(StringComparer.Ordinal);

    private readonly Stemmer _stemmer;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _stopWords;

    private Analyzer(string language)
    {
        Language = language;
        _stemmer = Stemmers.For(language);
        _stopWords = StopWords.Of(language).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The primary language subtag, or <c>und</c>.</summary>
    public string Language { get; }

    /// <summary>The analyzer of a BCP 47 tag; regions and scripts are not told apart.</summary>
    public static Analyzer For(string? tag) => Known.GetOrAdd(Primary(tag), static language => new Analyzer(language));

    /// <summary>The primary language of a tag: <c>pt</c> of <c>pt-BR</c>; <c>und</c> where there is none.</summary>
    public static string Primary(string? tag)
    {
        var end = tag?.AsSpan().IndexOfAny('-', '_') ?? -1;
        var primary = (end < 0 ? tag : tag![..end])?.Trim().ToLowerInvariant();
        return primary is { Length: 2 or 3 } && primary.All(char.IsAsciiLetterLower) ? primary : "und";
    }

    /// <summary>Writes the folded word, as people would type it, and returns its length; 0 when nothing of it is left.</summary>
    public int Surface(ReadOnlySpan<char> word, Span<char> to)
    {
        if (word.Length > MaxWord)
        {
            word = word[..(char.IsHighSurrogate(word[MaxWord - 1]) ? MaxWord - 1 : MaxWord)];
        }

        return Apostrophes.Remove(Language, to, FoldTable.Fold(word, to));
    }

    /// <summary>Stems a folded word in place and returns its length.</summary>
    public int Stem(Span<char> surface, int length) =>
        length < 3 || NamesKept.Has(surface[..length]) ? length : _stemmer(surface, length);

    public bool IsStopWord(ReadOnlySpan<char> surface) => _stopWords.Contains(surface);

    /// <summary>The term of a token; empty when nothing of it is left.</summary>
    public string Term(ReadOnlySpan<char> token, TokenKind kind)
    {
        Span<char> buffer = stackalloc char[BufferLength];
        var length = Surface(token, buffer);
        return new string(buffer[..(kind == TokenKind.Word ? Stem(buffer, length) : length)]);
    }
}
