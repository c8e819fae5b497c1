namespace Tocsin.Core.Search.Analysis;

/// <summary>Tells a name from a word by its capital inside a sentence.</summary>
internal static class NameRule
{
    /// <param name="text">The paragraph.</param>
    /// <param name="before">Where the token before ends, 0 when there is none.</param>
    /// <param name="token">The token.</param>
    /// <param name="language">German and Luxembourgish write every noun with a capital, which says nothing then.</param>
    public static bool IsName(ReadOnlySpan<char> text, int before, Token token, string language) =>
        before > 0
        && char.IsUpper(text[token.Start])
        && language is not ("de" or "lb")
        && token.Start - before <= 2
        && text[before..token.Start].IndexOfAny(".!?:…") < 0;
}
