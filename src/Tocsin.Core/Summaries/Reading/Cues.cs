using System.Buffers;
using System.Collections.Frozen;
using System.Reflection;

namespace Tocsin.Core.Summaries.Reading;

/// <summary>The words by which a language betrays a byline, a caption, an appeal, or a sentence that cannot stand alone.</summary>
/// <remarks><c>Cues.xx.txt</c>: a phrase a line, in lower case, below a heading; a language without a file has only what is
/// plain in any language. Chinese and Japanese name prefixes instead of words.</remarks>
internal sealed class Cues
{
    private const int LongestPhrase = 4;

    /// <summary>Lists whose phrases mean the same in any text.</summary>
    private static readonly string[] Plain = ["captions", "appeals", "labels"];

    private static readonly SearchValues<char> Closers = SearchValues.Create("\"»”“」’");

    private static readonly FrozenDictionary<string, Cues> All = Load();
    private static readonly Cues Unknown = Union(All.Values);

    private readonly Dictionary<string, HashSet<string>> _starts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _prefixes = new(StringComparer.Ordinal);
    private readonly List<string> _appeals = [];

    public static Cues For(string? language) =>
        (language is null ? null : All.GetValueOrDefault(language.Split('-', '_')[0].ToLowerInvariant())) ?? Unknown;

    /// <remarks>
    /// A sentence that opens with someone's words hangs on him, not on the sentence before, unless he is but a pronoun; one in brackets
    /// is an aside, and one that opens in small letters, where others use capitals, is the rest of something.
    /// </remarks>
    public Dependence DependenceOf(ReadOnlySpan<char> sentence) =>
        sentence[0] is '"' or '«' or '“' or '„' or '「' or '‘' ? (IsSaidByPronoun(sentence) ? Dependence.Pronoun : Dependence.None)
        : (sentence[0] is '(' or '[') && sentence[^1] is ')' or ']' ? Dependence.Linked
        : char.IsLower(sentence[0]) && sentence[1..].IndexOfAny(' ', '-') is var end and >= 0 && sentence[1 + end] == ' '
            && sentence.ContainsAnyInRange('A', 'Z') ? Dependence.Pronoun
        : Begins("independent", sentence) ? Dependence.None
        : Begins("pronouns", sentence) ? Dependence.Pronoun
        : Begins("links", sentence) ? Dependence.Linked
        : Dependence.None;

    /// <summary>"By Jane Smith", with a stop too where nothing but names follows: "By Monday the water was gone." is news.</summary>
    public bool IsByline(string sentence, bool stops) => Begins("bylines", sentence) && (!stops || NameWords.FillByline(sentence));

    /// <remarks>"Photo: …" is one; "Photos of the attack have shocked the town." is news.</remarks>
    /// <param name="sentence">The sentence.</param>
    /// <param name="isLine">Whether it is but a short line without a stop, where a label needs no colon.</param>
    public bool IsCaption(string sentence, bool isLine) => sentence[0] == '©' || Begins("captions", sentence, asLabel: !isLine);

    /// <summary>Asks the reader for money, a click or an address, or sends him elsewhere.</summary>
    public bool IsAppeal(string sentence, int words, bool isLine) =>
        words <= 45 && (Begins("appeals", sentence)
            || Begins("labels", sentence, asLabel: !isLine)
            || _appeals.Any(phrase => sentence.Contains(phrase, StringComparison.OrdinalIgnoreCase)));

    /// <summary>How many words of <paramref name="sentence"/> name a day of the week or a month.</summary>
    public int CountTimes(ReadOnlySpan<char> sentence)
    {
        if (!_starts.TryGetValue("times", out var times))
        {
            return _prefixes.GetValueOrDefault("times", []).Count(sentence.ToString().Contains);
        }

        var lookup = times.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> lower = stackalloc char[16];
        var (count, start) = (0, -1);
        for (var at = 0; at <= sentence.Length; at++)
        {
            var inWord = at < sentence.Length && (char.IsLetter(sentence[at]) || sentence[at] == '-');
            if (inWord && start < 0)
            {
                start = at;
            }
            else if (!inWord && start >= 0)
            {
                var word = sentence[start..at];
                start = -1;
                if (word.Length <= lower.Length)
                {
                    word.ToLowerInvariant(lower);
                    count += lookup.Contains(lower[..word.Length]) ? 1 : 0;
                }
            }
        }

        return count;
    }

    /// <summary>Whether what follows the quotation says "he said": of whom, only the sentence before tells.</summary>
    private bool IsSaidByPronoun(ReadOnlySpan<char> sentence)
    {
        var rest = sentence[(sentence.LastIndexOfAny(Closers) + 1)..].TrimStart(" ,.!?–—，");
        if (rest.IsEmpty)
        {
            return false;
        }

        var word = rest[..(rest.IndexOfAny(' ', ',', '.') is var end and >= 0 ? end : rest.Length)];
        foreach (var inversion in _starts.GetValueOrDefault("inversions", []))
        {
            if (word.EndsWith(inversion))
            {
                return true;
            }
        }

        return Begins("pronouns", rest) || Begins("quoting", rest);
    }

    private static bool IsLabelEnd(ReadOnlySpan<char> rest) => rest.TrimStart() is [':' or '：' or '/' or '|' or '-' or '–' or '—' or '©', ..] or [];

    /// <summary>Whether the first words are a phrase of <paramref name="list"/>, and, as a label, part from what follows by a colon or the like.</summary>
    private bool Begins(string list, ReadOnlySpan<char> sentence, bool asLabel = false)
    {
        if (_prefixes.Count > 0)
        {
            return HasPrefix(list, sentence, asLabel);
        }

        if (!_starts.TryGetValue(list, out var phrases))
        {
            return false;
        }

        var lookup = phrases.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> lower = stackalloc char[48];
        var (length, words, end) = (0, 0, 0);
        var gap = false;
        for (var at = 0; at < sentence.Length; at++)
        {
            var c = sentence[at];
            if (char.IsLetterOrDigit(c) || (c is '-' && length > 0 && !gap) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark)
            {
                if (gap && length > 0)
                {
                    if (lookup.Contains(lower[..length]) && (!asLabel || IsLabelEnd(sentence[end..])))
                    {
                        return true;
                    }

                    if (++words >= LongestPhrase || length >= lower.Length)
                    {
                        return false;
                    }

                    lower[length++] = ' ';
                }

                gap = false;
                if (length >= lower.Length)
                {
                    return false;
                }

                lower[length++] = char.ToLowerInvariant(c);
                end = at + 1;
            }
            else
            {
                gap = true;
            }
        }

        return length > 0 && lookup.Contains(lower[..length]) && (!asLabel || IsLabelEnd(sentence[end..]));
    }

    /// <summary>The same in scripts that put no spaces between words.</summary>
    private bool HasPrefix(string list, ReadOnlySpan<char> sentence, bool asLabel)
    {
        foreach (var prefix in _prefixes.GetValueOrDefault(list, []))
        {
            if (sentence.StartsWith(prefix, StringComparison.Ordinal) && (!asLabel || IsLabelEnd(sentence[prefix.Length..])))
            {
                return true;
            }
        }

        return false;
    }

    private static FrozenDictionary<string, Cues> Load()
    {
        const string Marker = ".Reading.Cues.";
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.Contains(Marker, StringComparison.Ordinal))
            .ToFrozenDictionary(
                name => name[(name.IndexOf(Marker, StringComparison.Ordinal) + Marker.Length)..^".txt".Length],
                name => Read(assembly, name));
    }

    private static Cues Read(Assembly assembly, string name)
    {
        var cues = new Cues();
        var list = "";
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('['))
            {
                list = line.Trim('[', ']', ' ');
            }
            else if (list == "anywhere" && line.Length > 0)
            {
                cues._appeals.Add(line.Trim());
            }
            else if (list == "prefixes" && line.Length > 0)
            {
                var words = line.Split(' ');
                cues._prefixes[words[0]] = words[1..];
            }
            else if (line.Length > 0 && !line.StartsWith('#'))
            {
                cues.Add(list, line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
            }
        }

        return cues;
    }

    /// <summary>For a text of unknown language: what is plain in any of them. Its pronouns would be another's articles.</summary>
    private static Cues Union(IEnumerable<Cues> all)
    {
        var union = new Cues();
        foreach (var cues in all)
        {
            foreach (var list in Plain.Where(cues._starts.ContainsKey))
            {
                union.Add(list, cues._starts[list]);
            }

            union._appeals.AddRange(cues._appeals);
        }

        return union;
    }

    private void Add(string list, IEnumerable<string> phrases)
    {
        if (!_starts.TryGetValue(list, out var known))
        {
            _starts[list] = known = new HashSet<string>(StringComparer.Ordinal);
        }

        known.UnionWith(phrases.Select(phrase => phrase.Replace('\'', ' ')));
    }
}
