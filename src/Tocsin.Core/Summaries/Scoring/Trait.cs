namespace Tocsin.Core.Summaries.Scoring;

/// <summary>What is measured of a sentence; each trait lies between 0 and 1.</summary>
internal enum Trait
{
    /// <summary>How near the start it stands, by count: 1, 0.74, 0.59 … In a report only.</summary>
    Lead,

    /// <summary>How near the start it stands, as a share of the text. In a report only.</summary>
    Early,

    /// <summary>At an essay's start or in its conclusion.</summary>
    Frame,

    /// <summary>LexRank: how many sentences it is like, which are like many themselves.</summary>
    Centrality,

    /// <summary><see cref="Centrality"/> times <see cref="Early"/>: an opening that the rest bears out.</summary>
    BorneOut,

    /// <summary>How well the other sentences, early ones above all, would do as its summary.</summary>
    Agreement,

    /// <summary>The share that it holds of all terms which come up more than once.</summary>
    Coverage,

    /// <summary>How many of its pairs of words stand elsewhere too.</summary>
    Repeats,

    /// <summary>The share of its terms that no sentence before it has.</summary>
    Novelty,

    /// <summary>How often later sentences take up the terms that it is the first to have.</summary>
    TakenUp,

    /// <summary>The share that it holds of the title's and the standfirst's terms.</summary>
    Title,

    /// <summary>Long enough to say something.</summary>
    Length,

    /// <summary>Says little: a sentence of a few words.</summary>
    Brief,

    /// <summary>Many commas: much beside the point.</summary>
    Clauses,

    /// <summary>Holds a colon: what it announces stands elsewhere, or is quoted.</summary>
    Colon,

    /// <summary>Names, beside what is usual in the text; in scripts with capitals.</summary>
    Names,

    /// <summary>Holds a figure.</summary>
    Figures,

    /// <summary>Names a day of the week or a month: the sentence that tells the news tells when.</summary>
    Days,

    /// <summary>Opens with a pronoun or the like.</summary>
    Pronoun,

    /// <summary>Opens with a connective.</summary>
    Linked,

    /// <summary>The share of it inside quotation marks.</summary>
    Quoted,

    /// <summary>Asks or exclaims.</summary>
    Asks,

    /// <summary>Far longer than people write when they sum up.</summary>
    Overlong,
}
