using NodaTime;

namespace Tocsin.Core.Schedules.Rules;

/// <summary>Which days of the calendar. A closed set.</summary>
internal abstract record DayPattern
{
    private DayPattern()
    {
    }

    /// <summary>Takes its turn in each, each second, each third … of its periods.</summary>
    /// <value>1 or more; default 1.</value>
    public int Interval { get; init; } = 1;

    public abstract bool Matches(LocalDate date);

    /// <summary>Whether the period of <paramref name="date"/> has its turn, counted from the period of <paramref name="origin"/>.</summary>
    public bool IsTurn(LocalDate date, LocalDate origin) => (Period(date) - Period(origin)) % Interval == 0;

    /// <summary>The number of the day, week, month or year that <paramref name="date"/> is in.</summary>
    private protected abstract int Period(LocalDate date);

    private static int DayNumber(LocalDate date) => NodaTime.Period.DaysBetween(new LocalDate(1, 1, 1), date);

    private static int MonthNumber(LocalDate date) => (date.Year * 12) + date.Month;

    /// <summary>Every day.</summary>
    public sealed record Daily : DayPattern
    {
        public override bool Matches(LocalDate date) => true;

        private protected override int Period(LocalDate date) => DayNumber(date);
    }

    /// <summary>Days of the week; weeks begin on Monday.</summary>
    public sealed record Weekly(IReadOnlyList<IsoDayOfWeek> Days) : DayPattern
    {
        public override bool Matches(LocalDate date) => Days.Contains(date.DayOfWeek);

        // 1 January of the year 1 was a Monday.
        private protected override int Period(LocalDate date) => DayNumber(date) / 7;
    }

    /// <summary>Days of the month by number; 0 is the last day.</summary>
    public sealed record Monthly(IReadOnlyList<int> Days) : DayPattern
    {
        public override bool Matches(LocalDate date) =>
            Days.Contains(date.Day)
            || (Days.Contains(0) && date.Day == date.Calendar.GetDaysInMonth(date.Year, date.Month));

        private protected override int Period(LocalDate date) => MonthNumber(date);
    }

    /// <summary>The first, second … of a weekday in the month; 0 is the last.</summary>
    public sealed record MonthlyByWeekday(IReadOnlyList<int> Ordinals, IsoDayOfWeek Day) : DayPattern
    {
        public override bool Matches(LocalDate date) =>
            date.DayOfWeek == Day
            && (Ordinals.Contains(((date.Day - 1) / 7) + 1)
                || (Ordinals.Contains(0) && date.PlusDays(7).Month != date.Month));

        private protected override int Period(LocalDate date) => MonthNumber(date);
    }

    /// <summary>A day of the year.</summary>
    public sealed record Yearly(int Month, int Day) : DayPattern
    {
        public override bool Matches(LocalDate date) => date.Month == Month && date.Day == Day;

        private protected override int Period(LocalDate date) => date.Year;
    }
}
