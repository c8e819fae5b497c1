namespace Tocsin.Core.Text.Sentences;

/// <summary>Decides whether a mark that may end a sentence does so.</summary>
internal sealed class StopRules(string text, int start, int end, LanguageRules rules, bool capitals)
{
    /// <summary>So few words before a doubtful abbreviation are hardly a sentence ("At 5 a.m. Mr …").</summary>
    private const int FewWords = 3;

    // Nothing is looked for farther off than this: the time stays in proportion to the text, however hostile.
    private const int LongestWord = 40;
    private const int LongestGap = 60;

    /// <summary>The end of the sentence whose mark stands at <paramref name="at"/>, or -1 where none ends.</summary>
    /// <param name="from">Where the sentence began.</param>
    /// <param name="at">A mark that may end one.</param>
    /// <param name="next">Where to go on looking.</param>
    public int BoundaryAt(int from, int at, out int next)
    {
        var run = new StopRun(text, at, end, rules.SemicolonAsks);
        next = run.MarksEnd;
        if (run.MarksEnd >= end || run.IsOmission || ListItems.MarkerEnd(text, from, end) >= run.MarksEnd)
        {
            return -1;
        }

        var stop = run.ClosersEnd;
        if (stop >= end)
        {
            return stop;
        }

        var boundary = Marks.IsFullStopOfItsOwn(text[run.MarksEnd - 1]) || text[run.MarksEnd - 1] == '\u037E'
            ? EndsByItself(stop)
            : EndsByContext(from, at, run);
        if (boundary >= 0)
        {
            next = Math.Max(next, boundary);
        }

        return boundary;
    }

    /// <summary>Whether speech breaks off at <paramref name="at"/>, with a dash before its closing quote, and a sentence ends with it.</summary>
    public bool BreaksOffAt(int at)
    {
        if (!Marks.IsDash(text[at]) || at + 2 >= end || text[at + 1] is not ('"' or '”' or '»') || !char.IsWhiteSpace(text[at + 2]))
        {
            return false;
        }

        var follower = Follower(at + 2, out _);
        return follower < end && char.IsUpper(text[follower]);
    }

    /// <summary>East Asian, Arabic and Indian marks end a sentence unless a quotation goes on as part of it.</summary>
    private int EndsByItself(int stop)
    {
        var c = text[stop];
        if (c is '、' or '，' or '」' or '』' or '》' or ',' or '،' or '؛' or ';')
        {
            return -1;
        }

        // 「…。」と: the quotation is part of the sentence that names its speaker.
        return c is 'と' or 'っ' or 'な' && Marks.IsCloser(text[stop - 1]) ? -1
            : Marks.IsCloser(text[stop - 1]) && SpokenBy.Follows(text, stop, end, rules) ? -1
            : stop;
    }

    private int EndsByContext(int from, int at, StopRun run)
    {
        var word = WordBefore(from, at);
        if (char.IsWhiteSpace(text[run.ClosersEnd]))
        {
            // "End. . . . Start": the stop at the word ends the sentence, the spaced ones stand for what is left out.
            var ended = run.IsStopAndOmission && !word.IsEmpty ? at + 1 : run.ClosersEnd;
            return EndsBeforeSpace(from, at, run, word) ? ended : -1;
        }

        if (run.IsSingleStop && NoteEnd(run.ClosersEnd, at, word) is var note and > 0)
        {
            return note;
        }

        return LostSpaces.PartAt(text, start, end, at, run, word, rules) ? run.ClosersEnd : -1;
    }

    private bool EndsBeforeSpace(int from, int at, StopRun run, ReadOnlySpan<char> word)
    {
        var follower = Follower(run.ClosersEnd, out var opened);
        if (follower >= end)
        {
            return true;
        }

        var c = text[follower];
        if ((char.IsLower(c) && capitals) || c is ',' or ';' or ')' or ']')
        {
            return false;
        }

        if (!run.IsSingleStop)
        {
            // After an ellipsis the English "I" says nothing.
            return (Begins(c) && !(WordAt(follower) is "I" && text[at] is '.' or '…')) || char.IsDigit(c) || opened;
        }

        if (run.HasClosers)
        {
            return Begins(c) || char.IsDigit(c) || opened;
        }

        if (at == start || char.IsWhiteSpace(text[at - 1]))
        {
            return Begins(c) && at > start;
        }

        return EndsAfterWord(from, at, word, follower);
    }

    private bool EndsAfterWord(int from, int at, ReadOnlySpan<char> word, int follower)
    {
        var next = WordAt(follower);
        if (WordShape.IsNumber(word))
        {
            return EndsAfterNumber(from, at, word, next);
        }

        var digits = char.IsDigit(text[follower]);
        var core = WordShape.AfterApostrophe(word);
        var abbreviates = WordShape.IsSingleLetter(core) || (WordShape.IsDotted(core) && !rules.Has("ends", core)) || rules.Has("maybe", core);
        if (rules.Has("never", core) || (digits && (rules.Has("number", core) || abbreviates)))
        {
            return false;
        }

        if (abbreviates)
        {
            if (next.Length == 1 && follower + 1 < end && text[follower + 1] == '.')
            {
                // "A. B. Name": initials.
                return false;
            }

            return !HasFewWords(from, at) && (rules.Has("starters", next)
                || (rules.Has("never", next) && !WordShape.IsSingleLetter(core)));
        }

        return digits || Begins(text[follower]) || Marks.IsOpener(text[follower]) || !char.IsPunctuation(text[follower]);
    }

    private bool EndsAfterNumber(int from, int at, ReadOnlySpan<char> word, ReadOnlySpan<char> next)
    {
        if (at - word.Length <= from)
        {
            return false;
        }

        if (!rules.OrdinalsHaveStops)
        {
            return true;
        }

        return (word.Length > 2 || rules.Has("starters", next)) && !rules.Has("months", next);
    }

    /// <summary>A note's number may hang on the stop: "… consultation.11 12 Take".</summary>
    private int NoteEnd(int at, int stopAt, ReadOnlySpan<char> word)
    {
        var before = text[Math.Max(start, stopAt - 1)];
        if (!(before is ')' or ']' or '”' or '"' || (word.Length > 2 && char.IsLower(before) && !rules.Has("number", word))))
        {
            return -1;
        }

        var to = at;
        while (to < end && (char.IsDigit(text[to]) || (text[to] is ' ' or ',' or '-' or '–' && to + 1 < end && char.IsDigit(text[to + 1]) && to > at)))
        {
            to++;
        }

        if (to == at || to - at > 12 || to >= end || !char.IsWhiteSpace(text[to]))
        {
            return -1;
        }

        var follower = Follower(to, out _);
        return follower < end && Marks.CanBegin(text[follower]) ? to : -1;
    }

    /// <summary>The first letter or digit after <paramref name="at"/>, past spaces, dashes and what opens.</summary>
    private int Follower(int at, out bool opened)
    {
        opened = false;
        var farthest = Math.Min(end, at + LongestGap);
        while (at < farthest && (char.IsWhiteSpace(text[at]) || Marks.IsOpener(text[at]) || Marks.IsDash(text[at]) || Marks.IsUnseen(text[at])))
        {
            opened |= Marks.IsOpener(text[at]);
            at++;
        }

        return at;
    }

    private ReadOnlySpan<char> WordBefore(int floor, int at)
    {
        while (at > floor && Marks.IsUnseen(text[at - 1]))
        {
            at--;
        }

        var from = at;
        var farthest = Math.Max(floor, at - LongestWord);
        while (from > farthest && (char.IsLetterOrDigit(text[from - 1]) || text[from - 1] is '.' or '\'' or '’' or '-' or '°' or 'º' or 'ª'
            || char.GetUnicodeCategory(text[from - 1]) == System.Globalization.UnicodeCategory.NonSpacingMark))
        {
            from--;
        }

        return text.AsSpan(from, at - from).TrimStart(".-'’");
    }

    private ReadOnlySpan<char> WordAt(int at)
    {
        var to = at;
        while (to < end && to - at < LongestWord && (char.IsLetterOrDigit(text[to]) || (to > at && text[to] == '-')))
        {
            to++;
        }

        return text.AsSpan(at, to - at);
    }

    private bool Begins(char c) => Marks.CanBegin(c) || (!capitals && char.IsLower(c));

    private bool HasFewWords(int from, int at)
    {
        var count = 0;
        for (var i = from; i < at && count <= FewWords; i++)
        {
            count += !char.IsWhiteSpace(text[i]) && (i == from || char.IsWhiteSpace(text[i - 1])) ? 1 : 0;
        }

        return count <= FewWords;
    }
}
