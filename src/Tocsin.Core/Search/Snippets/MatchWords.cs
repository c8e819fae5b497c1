using System.Runtime.CompilerServices;
using Tocsin.Core.Search.Analysis;
using Tocsin.Core.Search.Ranking;
using Tocsin.Core.Search.Synonyms;

namespace Tocsin.Core.Search.Snippets;

/// <summary>Knows the words of a text that answer a query, as the text's language analyses them.</summary>
internal sealed class MatchWords
{
    private readonly Analyzer _analyzer;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _terms;
    private readonly List<(string Prefix, int Slot)> _prefixes = [];
    private readonly float[] _weights;
    private readonly bool[] _singles;
    private readonly WordFilter _filter;

    /// <param name="tokens">The query's words.</param>
    /// <param name="language">The text's language.</param>
    /// <param name="plan">What ranking thinks of the words in this language; null where it found none.</param>
    /// <param name="synonyms">Other spellings.</param>
    public MatchWords(IReadOnlyList<QueryToken> tokens, string language, LanguagePlan? plan, SynonymTable synonyms)
    {
        _analyzer = Analyzer.For(language);
        var terms = new Dictionary<string, int>(StringComparer.Ordinal);
        _terms = terms.GetAlternateLookup<ReadOnlySpan<char>>();
        _weights = new float[tokens.Count];
        _singles = new bool[tokens.Count];
        var slots = plan?.Terms.ToLookup(term => term.Slot);
        var meant = tokens.Where(IsMeant).ToList();
        var isFound = meant.Exists(token => slots is null || slots.Contains(token.Slot));
        foreach (var token in isFound ? meant : tokens)
        {
            var surface = _analyzer.Term(token.Spelling, TokenKind.Pair);
            _weights[token.Slot] = slots?[token.Slot].Select(term => term.Weight).DefaultIfEmpty(0).Max() ?? 1;
            if (_weights[token.Slot] == 0)
            {
                _weights[token.Slot] = _analyzer.IsStopWord(surface) ? 0.1f : 1;
            }

            _singles[token.Slot] = token.Kind == TokenKind.Single;
            if (token.IsPrefix || token.Kind == TokenKind.Single)
            {
                _prefixes.Add((surface, token.Slot));
            }

            Add(terms, _analyzer.Term(token.Spelling, token.Kind), token.Slot);
            foreach (var other in synonyms.OfName(surface))
            {
                Add(terms, _analyzer.Term(other, TokenKind.Word), token.Slot);
            }
        }

        TotalWeight = terms.Values.Concat(_prefixes.Select(prefix => prefix.Slot)).Distinct().Sum(slot => _weights[slot]);
        _filter = new WordFilter(terms.Keys.Concat(_prefixes.Select(prefix => prefix.Prefix)).Where(word => word.Length > 0));
    }

    /// <summary>What a window with all words has; words that are repeated count once.</summary>
    public float TotalWeight { get; }

    /// <summary>How many words the query has; each is known by its number below this.</summary>
    public int Slots => _weights.Length;

    /// <summary>Whether the query's word is one character of a script without spaces: of a pair that begins with it, it is the first.</summary>
    public bool IsSingle(int slot) => _singles[slot];

    public float Weight(int slot) => _weights[slot];

    /// <summary>The query's word that a token of the text answers, -1 for none.</summary>
    public int SlotOf(ReadOnlySpan<char> spelling, TokenKind kind) => MayMatch(spelling) ? Analyze(spelling, kind) : -1;

    /// <summary>From a place between tokens, the next such place after which a token may answer the query.</summary>
    public int NextPossible(ReadOnlySpan<char> text, int from) => _filter.Next(text, from);

    /// <summary>"The" and "of" are marked in quotes, or where nothing else that was typed is found: else they would shine from every line.</summary>
    private bool IsMeant(QueryToken token) =>
        token.IsOfPhrase || token.IsPrefix || token.Kind != TokenKind.Word || !_analyzer.IsStopWord(_analyzer.Term(token.Spelling, TokenKind.Pair));

    /// <summary>Most words of a text differ from the query's in their first letters already, see <see cref="WordFilter"/>.</summary>
    private bool MayMatch(ReadOnlySpan<char> spelling)
    {
        if (char.IsAsciiLetter(spelling[0]) && !spelling.Contains('\'') && !spelling.Contains('\u2019'))
        {
            return spelling.Length > 1 && char.IsAsciiLetter(spelling[1])
                ? _filter.MayBegin(spelling)
                : _filter.MayBegin((char)(spelling[0] | 0x20));
        }

        return MayMatchFolded(spelling);
    }

    private bool MayMatchFolded(ReadOnlySpan<char> spelling)
    {
        Span<char> folded = stackalloc char[Analyzer.BufferLength];
        var hasPrefixes = spelling[0] is >= '\u0590' and <= '\u06FF' || spelling[..Math.Min(8, spelling.Length)].IndexOfAny('\'', '\u2019', '\u02BC') > 0;
        return hasPrefixes || FoldTable.Fold(spelling[..1], folded) == 0 || _filter.MayBegin(folded[0]);
    }

    [SkipLocalsInit]
    private int Analyze(ReadOnlySpan<char> spelling, TokenKind kind)
    {
        Span<char> buffer = stackalloc char[Analyzer.BufferLength];
        var length = _analyzer.Surface(spelling, buffer);
        foreach (var (prefix, slot) in _prefixes)
        {
            if (buffer[..length].StartsWith(prefix))
            {
                return slot;
            }
        }

        length = kind == TokenKind.Word ? _analyzer.Stem(buffer, length) : length;
        return _terms.TryGetValue(buffer[..length], out var found) ? found : -1;
    }

    private static void Add(Dictionary<string, int> terms, string term, int slot)
    {
        if (term.Length > 0)
        {
            terms.TryAdd(term, slot);
        }
    }
}
