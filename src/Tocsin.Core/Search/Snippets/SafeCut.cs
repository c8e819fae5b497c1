using Tocsin.Core.Search.Analysis;

namespace Tocsin.Core.Search.Snippets;

/// <summary>Places where a text may be cut: never inside a surrogate pair or before a combining mark.</summary>
internal static class SafeCut
{
    /// <summary>The last such place at or before <paramref name="index"/>.</summary>
    public static int Before(string text, int index)
    {
        while (index > 0 && index < text.Length && !IsBorder(text, index))
        {
            index--;
        }

        return index;
    }

    /// <summary>A word's start near <paramref name="index"/>, but not after <paramref name="last"/>; without spaces, any safe place.</summary>
    public static int WordStart(string text, int index, int last)
    {
        var space = text.AsSpan(index, last - index).IndexOfAny(' ', '\n', '\u00A0');
        return space >= 0 ? index + space + 1 : Before(text, index);
    }

    /// <summary>A word's end near <paramref name="index"/>, but not before <paramref name="first"/>; without spaces, any safe place.</summary>
    public static int WordEnd(string text, int index, int first)
    {
        if (index >= text.Length)
        {
            return text.Length;
        }

        var space = text.AsSpan(first, index - first).LastIndexOfAny(' ', '\n', '\u00A0');
        return space > (index - first) / 2 ? first + space : Before(text, index);
    }

    /// <summary>Whether what stands before is the end of a sentence or a line.</summary>
    public static bool IsSentenceStart(string text, int index) =>
        char.IsWhiteSpace(text[index - 1]) && IsSentenceEnd(text, text.AsSpan(0, index).TrimEnd().Length)
        || IsTerminator(text[index - 1]);

    /// <summary>Whether a sentence or a line ends there.</summary>
    public static bool IsSentenceEnd(string text, int index) =>
        index == 0 || text[index..].AsSpan().TrimStart().IsEmpty || IsTerminator(text[index - 1]) || text[index] is '\n' or '\r';

    private static bool IsTerminator(char c) => c is '.' or '!' or '?' or '…' or '؟' or '。' or '！' or '？' or '।' or '\n' or ';' or '"' or '”' or '»' or ')' or ':';

    private static bool IsBorder(string text, int index) =>
        !char.IsLowSurrogate(text[index])
        && CharTable.At(text, index, out _) != CharKind.Mark
        && text[index - 1] != '\u200D' && text[index] is not ('\uFE0F' or '\u200D');
}
