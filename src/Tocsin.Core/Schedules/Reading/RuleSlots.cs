using NodaTime;

namespace Tocsin.Core.Schedules.Reading;

/// <summary>What a rule in plain words has said so far, in whatever order it said it.</summary>
internal sealed class RuleSlots
{
    /// <summary>It said "every", or something that means it.</summary>
    public bool Every { get; set; }

    public bool Once { get; set; }

    /// <summary>The number in "every 2 weeks".</summary>
    public int? Interval { get; set; }

    public RuleUnit? Unit { get; set; }

    public SortedSet<IsoDayOfWeek> Weekdays { get; } = [];

    /// <summary>It said "days" before the weekdays: several of them are meant each week.</summary>
    public bool DayLabel { get; set; }

    /// <summary>Days of the month; 0 is the last.</summary>
    public SortedSet<int> MonthDays { get; } = [];

    /// <summary>The ordinals in "the first and third monday"; 0 is the last. Their weekday is in <see cref="NthWeekday"/>.</summary>
    public SortedSet<int> Nth { get; } = [];

    public IsoDayOfWeek? NthWeekday { get; set; }

    public SortedSet<LocalTime> Times { get; } = [];

    public LocalDate? Date { get; set; }

    /// <summary>A day of the year, without its year.</summary>
    public (int Month, int Day)? YearDay { get; set; }

    public LocalDate? From { get; set; }

    public LocalDate? Until { get; set; }

    /// <summary>The time in "15 seconds after the first start".</summary>
    public Duration? AfterFirstStart { get; set; }

    /// <summary>What the last number meant, so that the one after an "and" means the same: "at 9 and 18", "the 1st and 15th".</summary>
    public NumberRole LastNumber { get; set; }
}

internal enum NumberRole
{
    None,
    Hour,
    MonthDay,
}
