namespace Tocsin.Telegram.Rendering;

/// <summary>Fills messages with atoms, each as full as a good border allows.</summary>
internal static class TextSplitter
{
    public static IReadOnlyList<StyledText> Split(IReadOnlyList<TextAtom> atoms, TextLimits limits)
    {
        List<StyledText> pieces = [];
        for (int start = 0, end; start < atoms.Count; start = end)
        {
            end = limits.LastAdmitted(start + 1, atoms.Count, candidate => Joined(atoms, start, candidate));
            end = end == atoms.Count ? end : BestCut(atoms, start, end, limits);
            var piece = Joined(atoms, start, end).Trim();
            if (!piece.IsBlank)
            {
                pieces.Add(piece);
            }
        }

        return pieces;
    }

    /// <summary>The last paragraph border, or else sentence border, that leaves the message at least half full.</summary>
    private static int BestCut(IReadOnlyList<TextAtom> atoms, int start, int end, TextLimits limits)
    {
        for (var border = TextBorder.Paragraph; border < atoms[end].Border; border++)
        {
            var length = Length(atoms, start, end);
            for (var cut = end; cut > start && length >= limits.Units / 2; cut--)
            {
                if (atoms[cut].Border == border)
                {
                    return cut;
                }

                length -= atoms[cut - 1].Separator.Length + atoms[cut - 1].Text.Length;
            }
        }

        return end;
    }

    private static int Length(IReadOnlyList<TextAtom> atoms, int start, int end) =>
        Enumerable.Range(start, end - start).Sum(index => atoms[index].Separator.Length + atoms[index].Text.Length);

    private static StyledText Joined(IReadOnlyList<TextAtom> atoms, int start, int end) =>
        StyledText.Join(
            Enumerable.Range(start, end - start)
                .SelectMany(index => index == start ? [atoms[index].Text] : new[] { atoms[index].Separator, atoms[index].Text }));
}
