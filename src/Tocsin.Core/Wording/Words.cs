using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;

namespace Tocsin.Core.Wording;

/// <summary>The bot's own words in one language: what it says to people, never what articles say.</summary>
/// <remarks>
/// Each slice brings files of its own, <c>Words.en.txt</c>, <c>Words.fr.txt</c>, <c>Words.es.txt</c>, <c>Words.ar.txt</c>,
/// with a line <c>key = text</c> for each; <c>{0}</c> stands for the first value, as in <see cref="string.Format(string, object[])"/>.
/// Where something is counted, there is a line for each form of the language's plural, <c>key[one] = text</c>, up to
/// <c>key[other]</c> (<see cref="PluralRules"/>); <c>{0}</c> is the number then, and a form that says it in words may leave it out.
/// A test holds the four complete and their placeholders equal.
/// </remarks>
public sealed class Words
{
    /// <summary>The languages that the bot speaks; the first stands in for all others.</summary>
    public static readonly IReadOnlyList<string> Languages = ["en", "fr", "es", "ar"];

    private static readonly FrozenDictionary<string, Words> All =
        Languages.ToFrozenDictionary(language => language, language => new Words(language));

    private readonly FrozenDictionary<string, string> _texts;

    private Words(string language)
    {
        Culture = CultureInfo.GetCultureInfo(language);
        _texts = Read(language).ToFrozenDictionary();
    }

    /// <summary>How dates and numbers are written.</summary>
    public CultureInfo Culture { get; }

    public string Language => Culture.TwoLetterISOLanguageName;

    /// <summary>Every key, for the test that compares the languages.</summary>
    public IReadOnlyCollection<string> Keys => _texts.Keys;

    /// <summary>The text of <paramref name="key"/>.</summary>
    /// <exception cref="KeyNotFoundException">No slice brings such a key: a bug.</exception>
    public string this[string key] =>
        _texts.TryGetValue(key, out var text) ? text : throw new KeyNotFoundException($"No words for '{key}' in '{Language}'.");

    public bool Knows(string key) => _texts.ContainsKey(key);

    /// <summary>The words of <paramref name="language"/> (its region is ignored), or English.</summary>
    public static Words For(string? language)
    {
        var primary = language?.Split('-', '_')[0].ToLowerInvariant() ?? Languages[0];
        return All.GetValueOrDefault(primary) ?? All[Languages[0]];
    }

    /// <summary>The text of <paramref name="key"/> with its values put in, dates and numbers by culture.</summary>
    public string Format(string key, params object?[] values) => string.Format(Culture, this[key], values);

    /// <summary>The text of <paramref name="key"/> in the form that goes with <paramref name="count"/>, which is its <c>{0}</c>.</summary>
    /// <param name="key">Without its form.</param>
    /// <param name="count">How many.</param>
    /// <param name="values">What <c>{1}</c> and those after it stand for.</param>
    public string Count(string key, long count, params IReadOnlyList<object?> values) =>
        Format($"{key}[{PluralRules.FormOf(Language, count)}]", [count, .. values]);

    private static IEnumerable<KeyValuePair<string, string>> Read(string language)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var suffix = $".Words.{language}.txt";
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.EndsWith(suffix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            while (reader.ReadLine() is { } line)
            {
                var equals = line.IndexOf(" = ", StringComparison.Ordinal);
                if (equals > 0)
                {
                    yield return new(line[..equals].Trim(), line[(equals + 3)..].Trim().Replace("\\n", "\n", StringComparison.Ordinal));
                }
            }
        }
    }
}
