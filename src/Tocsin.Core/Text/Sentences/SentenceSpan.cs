namespace Tocsin.Core.Text.Sentences;

/// <summary>Where a sentence stands in a text, in UTF-16 units; neither end is white space.</summary>
public readonly record struct SentenceSpan(int Start, int Length)
{
    /// <summary>The first unit after it.</summary>
    public int End => Start + Length;

    /// <summary>The sentence itself.</summary>
    public string Of(string text) => text.Substring(Start, Length);
}
