namespace Tocsin.Core.Text.Sentences;

/// <summary>Parts sentences that lost the space between them; addresses, numbers and abbreviations have none to lose.</summary>
internal static class LostSpaces
{
    /// <summary>"…closed.Nobody…": a space was lost between two sentences.</summary>
    public static bool PartAt(string text, int start, int end, int at, StopRun run, ReadOnlySpan<char> word, LanguageRules rules)
    {
        var follower = run.ClosersEnd;
        if (text[at] == '.' && !run.IsSingleStop && run.ClosersEnd == run.MarksEnd)
        {
            return follower + 1 < end && char.IsUpper(text[follower]) && char.IsLetter(text[follower + 1]) && char.IsLetter(text[Math.Max(start, at - 1)]);
        }

        if (run.ClosersEnd == run.MarksEnd && Marks.IsOpener(text[follower]) && text[follower] is not ('(' or '[' or '*' or '_' or '{'))
        {
            follower++;
        }

        if (follower + 1 >= end || !Marks.CanBegin(text[follower]))
        {
            return false;
        }

        var closed = at > start && word.IsEmpty && Marks.IsCloser(text[at - 1]);
        if (word.Length < 2 && !closed)
        {
            return false;
        }

        if (Marks.IsCaseless(text[follower]))
        {
            // Two letters are a word where a longer one follows; where another two do, they spell a name: "بي.بي.سي".
            var shortest = follower + 2 < end && Marks.IsCaseless(text[follower + 2]) ? 2 : 3;
            return closed || (word.Length >= shortest && Marks.IsCaseless(word[^1]) && Marks.IsCaseless(text[follower + 1]) && !WordShape.IsDotted(word));
        }

        var second = text[follower + 1];
        if (!char.IsLower(second) && second is not ('\'' or '’') && !char.IsWhiteSpace(second))
        {
            return false;
        }

        if (closed || WordShape.IsNumber(word))
        {
            return closed || word.Length > 2;
        }

        var core = WordShape.AfterApostrophe(word);

        return core.Length > 1 && char.IsLetterOrDigit(core[^1]) && !WordShape.IsDotted(core) && !rules.Has("never", core)
            && !Addresses.Hold(text, at, start, end);
    }
}
