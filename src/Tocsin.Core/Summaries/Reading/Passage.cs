namespace Tocsin.Core.Summaries.Reading;

/// <summary>A sentence of an article, with what reading it told about it.</summary>
/// <param name="Text">To the letter, with white space as single spaces.</param>
/// <param name="Paragraph">Its paragraph, from 0.</param>
/// <param name="Order">Its place in the whole article, from 0.</param>
internal sealed record Passage(string Text, int Paragraph, int Order)
{
    /// <summary>Why it may never be chosen; null for a sentence of the text proper.</summary>
    public Furniture? Furniture { get; init; }

    /// <summary>How much it needs what stands before it.</summary>
    public Dependence Dependence { get; init; }

    /// <summary>The share of it that someone is quoted as saying, 0 to 1.</summary>
    public double Quoted { get; init; }

    /// <summary>It begins or ends inside a quotation, or is nothing but one: who speaks is said elsewhere.</summary>
    public bool HidesSpeaker { get; init; }

    public bool IsListItem { get; init; }

    /// <summary>Its words; in scripts without spaces, a word for two characters.</summary>
    public int Words { get; init; }
}

/// <summary>Whether a sentence can stand alone.</summary>
internal enum Dependence
{
    None,

    /// <summary>It opens with a connective ("However, …"): understandable, yet rough.</summary>
    Linked,

    /// <summary>It opens with a pronoun or the like ("He …", "This …"): of whom or what, only the sentence before says.</summary>
    Pronoun,
}

/// <summary>What stands in an article without being its text.</summary>
internal enum Furniture
{
    Code,
    Link,
    Byline,
    Caption,
    Dateline,
    Footnote,
    Appeal,
    Heading,
    Fragment,
}
