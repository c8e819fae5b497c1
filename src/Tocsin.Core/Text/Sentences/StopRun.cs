using System.Buffers;

namespace Tocsin.Core.Text.Sentences;

/// <summary>A run of marks that may end a sentence, with the quotes, brackets and note signs that close after it.</summary>
internal readonly struct StopRun
{
    public StopRun(string text, int at, int end, bool semicolonAsks)
    {
        var marks = at;
        while (marks < end && Marks.IsTerminator(text[marks], semicolonAsks))
        {
            marks++;
            // ". . ." is one ellipsis.
            if (marks + 1 < end && text[marks - 1] == '.' && text[marks] is ' ' or '\u00A0' && text[marks + 1] == '.')
            {
                marks++;
            }
        }

        MarksEnd = marks;
        ClosersEnd = AfterClosers(text, marks, end);
        IsSingleStop = text[at] == '.' && marks == at + 1;
        HasClosers = text.AsSpan(marks, ClosersEnd - marks).ContainsAny(Closers);
        IsStopAndOmission = marks - at == 7 && text[at + 1] == ' ' && ClosersEnd == marks;
        IsOmission = at > 0 && ClosersEnd > marks && text[at - 1] is '[' or '(' && text[marks] is ']' or ')';
    }

    private static readonly SearchValues<char> Closers = SearchValues.Create("\")]}»”“’」』）】》]");

    /// <summary>The first unit after the marks.</summary>
    public int MarksEnd { get; }

    /// <summary>The first unit after what closes.</summary>
    public int ClosersEnd { get; }

    /// <summary>A lone full stop, which an abbreviation may own.</summary>
    public bool IsSingleStop { get; }

    /// <summary>A quotation, bracket or note closes here; an apostrophe alone does not count.</summary>
    public bool HasClosers { get; }

    /// <summary>". . . .": a stop, then the three of an ellipsis.</summary>
    public bool IsStopAndOmission { get; }

    /// <summary>"[…]": an editor left something out.</summary>
    public bool IsOmission { get; }

    private static int AfterClosers(string text, int at, int end)
    {
        while (at < end)
        {
            if (Marks.IsUnseen(text[at]))
            {
                at++;
            }
            else if (Marks.IsCloser(text[at]) && (at + 1 >= end || !char.IsLetterOrDigit(text[at + 1]) || Marks.IsIdeographic(text[at + 1])
                || text[at] is '”' or '»' or ')' or '’'))
            {
                at++;
            }
            else if (char.IsWhiteSpace(text[at]) && at + 1 < end && text[at + 1] == '»')
            {
                at += 2;
            }
            else if (NoteLength(text, at, end) is var note and > 0)
            {
                at += note;
            }
            else
            {
                return at;
            }
        }

        return at;
    }

    /// <summary>"[12]" belongs to the sentence that it annotates.</summary>
    private static int NoteLength(string text, int at, int end)
    {
        if (text[at] != '[')
        {
            return 0;
        }

        var to = at + 1;
        while (to < end && to - at <= 6 && char.IsLetterOrDigit(text[to]))
        {
            to++;
        }

        return to < end && text[to] == ']' && to > at + 1 ? to + 1 - at : 0;
    }
}
