namespace Tocsin.Core.Search.Analysis;

/// <summary>What a character means to the tokenizer.</summary>
internal enum CharKind : byte
{
    /// <summary>Ends a word: spaces, punctuation, emoji.</summary>
    Other,
    Letter,
    Digit,

    /// <summary>Belongs to the letter before it: combining marks, joiners, soft hyphens.</summary>
    Mark,

    /// <summary>A letter of a script that writes no spaces: indexed as overlapping pairs.</summary>
    Unspaced,

    /// <summary>An apostrophe: inside a word it belongs to it.</summary>
    Apostrophe,

    /// <summary>A full stop or comma: belongs to a number or an acronym.</summary>
    Point,
}
