using NodaTime;

namespace Tocsin.Core.Schedules.Reading;

/// <summary>Dates that may not exist.</summary>
internal static class Calendar
{
    /// <summary>The date, or null when the calendar has no such day.</summary>
    public static LocalDate? Date(int year, int month, int day) =>
        year is >= 1900 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new LocalDate(year, month, day)
            : null;

    /// <summary>Whether some year has that day.</summary>
    public static bool Exists(int month, int day) => Date(2024, month, day) is not null;
}
