namespace Tocsin.Discord.Rendering;

/// <summary>Fills messages with atoms, each as full as a good border allows.</summary>
internal static class MessageFilling
{
    public static IReadOnlyList<IReadOnlyList<TextAtom>> Fill(IReadOnlyList<TextAtom> atoms, int limit)
    {
        List<IReadOnlyList<TextAtom>> messages = [];
        for (int start = 0, end; start < atoms.Count; start = end)
        {
            end = start;
            for (var length = 0; end < atoms.Count && (end == start || length + atoms[end].Length <= limit); end++)
            {
                length += atoms[end].Length;
            }

            end = end == atoms.Count ? end : BestCut(atoms, start, end, limit);
            messages.Add([.. atoms.Skip(start).Take(end - start)]);
        }

        return messages;
    }

    /// <summary>The last paragraph border, or else sentence border, that leaves the message at least half full.</summary>
    private static int BestCut(IReadOnlyList<TextAtom> atoms, int start, int end, int limit)
    {
        for (var border = TextBorder.Paragraph; border < atoms[end].Border; border++)
        {
            for (var cut = end; cut > start; cut--)
            {
                if (atoms[cut].Border == border && atoms.Skip(start).Take(cut - start).Sum(atom => atom.Length) >= limit / 2)
                {
                    return cut;
                }
            }
        }

        return end;
    }
}
