namespace Tocsin.Core.Wording;

/// <summary>Something said before it is known in whose language it will be read: a key of the words, with its values.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Values">What stands for <c>{0}</c>, <c>{1}</c> and so on.</param>
public sealed record Phrase(string Key, params IReadOnlyList<string> Values)
{
    private const char Mark = '\u001F';
    private const char Between = '\u001E';

    /// <summary>How it is kept: a text that no person and no site writes by chance.</summary>
    public string Stored => string.Join(Mark, [string.Empty, Key, .. Values.Select(Clean)]);

    /// <summary>Several, to be said one after the other, as one text to keep.</summary>
    public static string Join(IEnumerable<Phrase> phrases) => string.Join(Between, phrases.Select(phrase => phrase.Stored));

    /// <summary>What was kept, in the language of <paramref name="words"/>. A text that is no phrase is given back as it is.</summary>
    public static string Say(string stored, Words words) =>
        stored.StartsWith(Mark) ? string.Join(' ', stored.Split(Between).Select(phrase => One(phrase, words))) : stored;

    public string In(Words words) => One(Stored, words);

    /// <summary>In English, for logs and the command line.</summary>
    public override string ToString() => In(Words.For("en"));

    // A phrase of a later version of the program still shows its values.
    private static string One(string stored, Words words)
    {
        var parts = stored.Split(Mark);
        var (key, values) = (parts.ElementAtOrDefault(1) ?? string.Empty, parts.Skip(2).ToArray());
        return words.Knows(key) ? words.Format(key, [.. values]) : string.Join(' ', values);
    }

    private static string Clean(string value) => value.Replace(Mark, ' ').Replace(Between, ' ');
}
