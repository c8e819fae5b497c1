using System.Text;

namespace Tocsin.Telegram.Rendering;

/// <summary>Text with a style for each UTF-16 unit, so that it can be cut anywhere without minding tags.</summary>
internal sealed class StyledText
{
    public static readonly StyledText Empty = new("", []);

    private readonly TextStyle[] _styles;

    private StyledText(string text, TextStyle[] styles)
    {
        Text = text;
        _styles = styles;
    }

    public string Text { get; }

    public int Length => Text.Length;

    public TextStyle StyleAt(int index) => _styles[index];

    /// <summary>Whether a reader would see nothing of it.</summary>
    public bool IsBlank => Text.EnumerateRunes().All(rune =>
        Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format);

    public static StyledText Of(string text, TextStyle style = default)
    {
        var styles = new TextStyle[text.Length];
        Array.Fill(styles, style);
        return new StyledText(text, styles);
    }

    public static StyledText Join(IEnumerable<StyledText> parts)
    {
        var text = new StringBuilder();
        List<TextStyle> styles = [];
        foreach (var part in parts)
        {
            text.Append(part.Text);
            styles.AddRange(part._styles);
        }

        return new StyledText(text.ToString(), [.. styles]);
    }

    public StyledText Slice(int start, int end) => new(Text[start..end], _styles[start..end]);

    public StyledText Trim()
    {
        var start = Length - Text.AsSpan().TrimStart().Length;
        var end = Text.AsSpan().TrimEnd().Length;
        return start == 0 && end == Length ? this : Slice(Math.Min(start, end), end);
    }

    /// <summary>The longest runs of one style, in order.</summary>
    public IEnumerable<(int Start, int End, TextStyle Style)> Runs()
    {
        for (int start = 0, end; start < Length; start = end)
        {
            end = start + 1;
            while (end < Length && _styles[end] == _styles[start])
            {
                end++;
            }

            yield return (start, end, _styles[start]);
        }
    }
}
