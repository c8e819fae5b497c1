using NodaTime;

namespace Tocsin.Core.Schedules.Reading;

/// <summary>One word, phrase or number of a rule.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">The number that goes with it: of a weekday (1 is Monday), a month, a <see cref="RuleUnit"/>.</param>
/// <param name="Source">As it was written.</param>
internal readonly record struct Token(TokenKind Kind, int Value, string Source)
{
    /// <summary>Of a <see cref="TokenKind.Date"/>.</summary>
    public LocalDate Date { get; init; }

    /// <summary>Of a <see cref="TokenKind.Time"/>.</summary>
    public LocalTime Time { get; init; }
}

internal enum RuleUnit
{
    Second = 1,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

internal enum TokenKind
{
    /// <summary>No more tokens.</summary>
    End,

    Every,

    /// <summary>"Every other".</summary>
    Other,

    Once,
    Daily,
    Weekly,
    Monthly,
    Yearly,
    Fortnightly,
    Hourly,
    Unit,

    /// <summary>Arabic's dual: two days, two weeks.</summary>
    TwoUnits,

    Weekday,

    /// <summary>A weekday in the plural: each of them is meant.</summary>
    Weekdays,

    /// <summary>Monday to Friday.</summary>
    Workdays,

    Weekend,
    Month,
    Number,

    /// <summary>A number that can only be an hour.</summary>
    Hour,

    Ordinal,
    Last,
    At,
    Until,
    From,
    To,
    And,
    Article,
    PluralArticle,
    Filler,
    Am,
    Pm,
    Night,
    Noon,
    AfterFirstStart,

    /// <summary>"Tomorrow", "next": needs a clock to be understood.</summary>
    Relative,

    Date,
    Time,
}
