namespace Tocsin.Core.Wording;

/// <summary>What languages are called.</summary>
internal static class LanguageNames
{
    /// <summary>The language's name, as it stands inside a sentence.</summary>
    /// <param name="code">Its primary subtag, <c>fr</c>; <c>und</c> for what is of no known language.</param>
    /// <param name="words">Those of the reader.</param>
    /// <returns>The code itself where there is no name for it.</returns>
    public static string Of(string code, Words words)
    {
        var key = $"language-name.{code}";
        return words.Knows(key) ? words[key] : code;
    }
}
