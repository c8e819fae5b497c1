namespace Tocsin.Discord.Rendering;

/// <summary>A piece of a message that is not cut.</summary>
/// <param name="Separator">What stands before it when it does not begin a message.</param>
/// <param name="Lead">What begins its line: a list's dash, a quote's bracket.</param>
/// <param name="Markdown">As it is sent.</param>
/// <param name="Plain">As it is read.</param>
/// <param name="Border">What kind of border stands before it.</param>
internal sealed record TextAtom(string Separator, string Lead, string Markdown, string Plain, TextBorder Border)
{
    /// <summary>The text of atoms in one message.</summary>
    public static string Join(IEnumerable<TextAtom> atoms, bool plain = false) =>
        string.Concat(atoms.Select((atom, index) =>
            (index == 0 ? "" : atom.Separator)
            + (index == 0 || atom.Border == TextBorder.Paragraph ? atom.Lead : "")
            + (plain ? atom.Plain : atom.Markdown)));

    /// <summary>Its length inside a message; at the beginning of one it is no longer than this.</summary>
    public int Length => Separator.Length + Lead.Length + Markdown.Length;
}

/// <summary>The best border to cut at first.</summary>
internal enum TextBorder
{
    Paragraph,
    Sentence,
    Word,
}
