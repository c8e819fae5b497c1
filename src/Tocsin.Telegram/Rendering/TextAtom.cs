namespace Tocsin.Telegram.Rendering;

/// <summary>A piece of text that is not cut, with what stands before it when it does not begin a message.</summary>
internal sealed record TextAtom(StyledText Separator, StyledText Text, TextBorder Border)
{
    /// <summary>Both in one, the second glued to the first.</summary>
    public TextAtom With(TextAtom next) =>
        this with { Text = StyledText.Join([Text, next.Separator, next.Text]) };
}

/// <summary>What kind of border stands before an atom, the best to cut at first.</summary>
internal enum TextBorder
{
    Paragraph,
    Sentence,
    Word,
}
