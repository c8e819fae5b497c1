using System.Globalization;
using System.Text;
using Tocsin.Core.Text.Sentences;

namespace Tocsin.Core.Summaries.Scoring;

/// <summary>Turns text into terms: folded, with plain endings cut off; two characters each in scripts without spaces.</summary>
/// <remarks>
/// Cutting words to their first letters is a crude stemmer, yet the same in every language, and compares well enough
/// within one article. Not safe for several threads: one for each article.
/// </remarks>
internal sealed class Terms
{
    /// <summary>Shorter words are mostly grammar.</summary>
    private const int ShortestWord = 4;

    private const int Stem = 6;

    private const int ArabicStem = 5;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public Terms() => _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => _numbers.Count;

    /// <summary>The terms of <paramref name="text"/>, in order, with repetitions.</summary>
    public SentenceTerms Of(string text)
    {
        List<int> all = [];
        List<int> content = [];
        var folded = text.Normalize(NormalizationForm.FormKD);
        Span<char> word = stackalloc char[Stem];
        var (length, letters) = (0, 0);
        for (var at = 0; at <= folded.Length; at++)
        {
            var c = at < folded.Length ? folded[at] : ' ';
            if (Marks.IsIdeographic(c))
            {
                Flush(word, ref length, ref letters, all, content);
                if (at + 1 < folded.Length && Marks.IsIdeographic(folded[at + 1]))
                {
                    var pair = Number(folded.AsSpan(at, 2));
                    all.Add(pair);
                    content.Add(pair);
                }
            }
            else if (char.IsLetterOrDigit(c))
            {
                letters++;
                if (length < Stem)
                {
                    word[length++] = Fold(c);
                }
            }
            else if (c < 128 || !IsInvisible(c))
            {
                Flush(word, ref length, ref letters, all, content);
            }
        }

        return new SentenceTerms(all, content);
    }

    private void Flush(Span<char> word, ref int length, ref int letters, List<int> all, List<int> content)
    {
        var term = (ReadOnlySpan<char>)word[..length];
        var arabic = length > 0 && term[0] is >= '\u0600' and <= '\u06FF';
        if (arabic)
        {
            term = WithoutArticle(term);
            term = term[..Math.Min(term.Length, ArabicStem)];
        }

        if (length > 0)
        {
            var number = Number(term);
            all.Add(number);
            if (letters >= ShortestWord || (length >= 2 && (char.IsDigit(word[0]) || arabic)))
            {
                content.Add(number);
            }
        }

        (length, letters) = (0, 0);
    }

    private int Number(ReadOnlySpan<char> term)
    {
        if (!_lookup.TryGetValue(term, out var number))
        {
            number = _numbers.Count;
            _lookup[term] = number;
        }

        return number;
    }

    private static char Fold(char c) => c switch
    {
        < '\u0080' => char.ToLowerInvariant(c),
        'أ' or 'إ' or 'آ' or 'ٱ' => 'ا',
        'ى' or 'ی' => 'ي',
        'ة' => 'ه',
        'ک' => 'ك',
        'ς' => 'σ',
        'ё' => 'е',
        _ => char.ToLowerInvariant(c),
    };

    /// <summary>Cuts "the", alone or after "and", "with", "for".</summary>
    private static ReadOnlySpan<char> WithoutArticle(ReadOnlySpan<char> word)
    {
        if (word.Length > 4 && word[0] is 'و' or 'ف' or 'ب' or 'ك' && word[1] == 'ا' && word[2] == 'ل')
        {
            return word[3..];
        }

        return word.Length > 4 && word[0] is 'ا' or 'ل' && word[1] == 'ل' ? word[2..] : word;
    }

    /// <summary>Accents, vowel signs and the tatweel: parts of a word that the fold leaves out.</summary>
    private static bool IsInvisible(char c) => c == '\u0640'
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;
}
