using System.Buffers;
using System.Globalization;

namespace Tocsin.Core.Text.Sentences;

/// <summary>What a character means to a sentence.</summary>
internal static class Marks
{
    /// <summary>All that <see cref="IsTerminator"/> and <see cref="IsDash"/> know.</summary>
    private static readonly SearchValues<char> StopsAndDashes =
        SearchValues.Create([.. Enumerable.Range(0, char.MaxValue).Select(c => (char)c).Where(c => IsTerminator(c, semicolonAsks: true) || IsDash(c))]);

    /// <summary>From <paramref name="at"/> on, the first mark that may end a sentence, or dash; <paramref name="end"/> where there is none before.</summary>
    public static int NextStopOrDash(string text, int at, int end) =>
        text.AsSpan(at, end - at).IndexOfAny(StopsAndDashes) is var next and >= 0 ? at + next : end;

    public static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\uFEFF' or '\u200B';

    /// <summary>Marks that may end a sentence. In Greek the semicolon asks.</summary>
    public static bool IsTerminator(char c, bool semicolonAsks) =>
        c is '.' or '!' or '?' or '…' || (c > 127 && IsWideOrEastern(c)) || (semicolonAsks && c is ';' or '\u037E');

    /// <summary>Marks that end a sentence with or without a space after them.</summary>
    public static bool IsFullStopOfItsOwn(char c) => c is '。' or '！' or '？' or '｡' or '।' or '॥' or '؟' or '۔' or '．';

    public static bool IsCloser(char c) =>
        c is '"' or '\'' or ')' or ']' or '}' or '»' or '”' or '’' or '“' or '‘' or '」' or '』' or '）' or '】' or '》' or '〉' or '›';

    public static bool IsOpener(char c) =>
        c is '"' or '\'' or '(' or '[' or '{' or '«' or '“' or '„' or '‘' or '‚' or '¿' or '¡' or '「' or '『' or '（' or '【'
            or '《' or '〈' or '‹' or '»' or '*' or '_';

    public static bool IsDash(char c) => c is '-' or '–' or '—' or '―' or '‑';

    /// <summary>Bidirectional controls and the like: they are there, yet nobody sees them.</summary>
    public static bool IsUnseen(char c) => c > 127 && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format;

    /// <summary>A letter that may begin a sentence: a capital, or one of a script without capitals.</summary>
    public static bool CanBegin(char c) =>
        c < 128 ? char.IsAsciiLetterUpper(c) : char.GetUnicodeCategory(c) is UnicodeCategory.UppercaseLetter
            or UnicodeCategory.TitlecaseLetter or UnicodeCategory.OtherLetter || char.IsSurrogate(c);

    public static bool IsCaseless(char c) => c > 127 && char.GetUnicodeCategory(c) == UnicodeCategory.OtherLetter;

    public static bool IsIdeographic(char c) => c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF');

    private static bool IsWideOrEastern(char c) => IsFullStopOfItsOwn(c) || c is '‼' or '⁇' or '⁈' or '⁉' or '‽';
}
