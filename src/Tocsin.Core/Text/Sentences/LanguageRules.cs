using System.Collections.Frozen;
using System.Reflection;

namespace Tocsin.Core.Text.Sentences;

/// <summary>What a language's list file says: which words keep a full stop from ending a sentence, which begin one.</summary>
/// <remarks>
/// <c>Rules.xx.txt</c>, words parted by white space, in lower case, without their last stop, below headings:
/// <c>[never]</c> never ends a sentence (a title before a name, "e.g."); <c>[number]</c> does not before a number;
/// <c>[maybe]</c> ends one only where a word of <c>[starters]</c> follows; <c>[starters]</c> words that begin
/// sentences and, capitalised, hardly stand inside one;
/// <c>[ends]</c> dotted words that end one before any capital ("and so on"); <c>[months]</c> follow a day's ordinal;
/// <c>[speech]</c> verbs of saying behind a quotation; <c>[flags]</c>.
/// </remarks>
internal sealed class LanguageRules
{
    private static readonly FrozenDictionary<string, LanguageRules> All = Load();

    private readonly Dictionary<string, HashSet<string>> _lists = new(StringComparer.Ordinal);

    /// <summary>"12. Juni": a number with a stop may be an ordinal.</summary>
    public bool OrdinalsHaveStops { get; private set; }

    /// <summary>The semicolon is the question mark.</summary>
    public bool SemicolonAsks { get; private set; }

    public static LanguageRules For(string? language, string text)
    {
        var primary = language?.Split('-', '_')[0].ToLowerInvariant();
        return (primary is not null ? All.GetValueOrDefault(primary) : null) ?? All[GuessByScript(text)];
    }

    public bool Has(string list, ReadOnlySpan<char> word)
    {
        if (!_lists.TryGetValue(list, out var words) || word.Length > 24)
        {
            return false;
        }

        Span<char> lower = stackalloc char[word.Length];
        word.ToLowerInvariant(lower);
        return words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower);
    }

    private static string GuessByScript(string text)
    {
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, 400)))
        {
            var language = c switch
            {
                >= '\u0370' and <= '\u03FF' => "el",
                >= '\u0400' and <= '\u04FF' => "ru",
                >= '\u0600' and <= '\u06FF' => "ar",
                >= '\u3040' and <= '\u30FF' => "ja",
                >= '\u4E00' and <= '\u9FFF' => "zh",
                _ => null,
            };
            if (language is not null)
            {
                return language;
            }
        }

        return "en";
    }

    private static FrozenDictionary<string, LanguageRules> Load()
    {
        const string Prefix = "Tocsin.Core.Text.Sentences.Rules.";
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[Prefix.Length..^".txt".Length], name => Read(assembly, name));
    }

    private static LanguageRules Read(Assembly assembly, string name)
    {
        var rules = new LanguageRules();
        var list = "";
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('['))
            {
                list = line.Trim().Trim('[', ']');
                rules._lists.TryAdd(list, new HashSet<string>(StringComparer.Ordinal));
            }
            else if (!line.StartsWith('#') && list.Length > 0)
            {
                rules._lists[list].UnionWith(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            }
        }

        rules.OrdinalsHaveStops = rules.Has("flags", "ordinals");
        rules.SemicolonAsks = rules.Has("flags", "semicolon-asks");
        return rules;
    }
}
