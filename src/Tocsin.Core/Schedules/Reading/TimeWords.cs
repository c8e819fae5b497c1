using NodaTime;
using NotUnderstood = Tocsin.Core.Schedules.ScheduleRuleOutcome.NotUnderstood;

namespace Tocsin.Core.Schedules.Reading;

/// <summary>Reads a time of day: 18:00, 18h30, 6 pm, at 9, noon.</summary>
internal static class TimeWords
{
    /// <summary>An exact time that stands here, with its half of the day if that follows.</summary>
    public static LocalTime? Exact(TokenReader tokens, out NotUnderstood? problem)
    {
        var time = tokens.Current;
        tokens.Skip();
        return InHalf(tokens, time.Time.Hour, time.Time.Minute, time.Source, out problem);
    }

    /// <summary>A number that must be an hour. From 1 to 7 people mean either half of the day; the clock's later hours are read as they stand.</summary>
    public static LocalTime? Hour(TokenReader tokens, out NotUnderstood? problem)
    {
        var (hour, source) = (tokens.Current.Value, tokens.Current.Source);
        tokens.Skip();
        var saysHours = tokens.Current is { Kind: TokenKind.Unit, Value: (int)RuleUnit.Hour };
        var minute = 0;
        if (saysHours)
        {
            tokens.Skip();
            minute = tokens.Current is { Kind: TokenKind.Number, Value: < 60 } after && tokens.Peek(1).Kind is not TokenKind.Unit
                ? after.Value
                : 0;
            tokens.Skip(minute > 0 ? 1 : 0);
        }

        if (hour > 23)
        {
            problem = new NotUnderstood("no-such-time", source);
            return null;
        }

        var exact = saysHours || hour is 0 or > 7 || source.StartsWith('0');
        if (!exact && tokens.Current.Kind is not (TokenKind.Am or TokenKind.Pm or TokenKind.Night))
        {
            problem = new NotUnderstood("which-half", source, $"{hour:00}:00", $"{hour + 12:00}:00");
            return null;
        }

        return InHalf(tokens, hour, minute, source, out problem);
    }

    private static LocalTime? InHalf(TokenReader tokens, int hour, int minute, string source, out NotUnderstood? problem)
    {
        problem = null;
        var half = tokens.Current;
        if (half.Kind is not (TokenKind.Am or TokenKind.Pm or TokenKind.Night))
        {
            return new LocalTime(hour, minute);
        }

        tokens.Skip();
        var shown = half.Kind switch
        {
            TokenKind.Am when hour <= 12 => hour % 12,
            TokenKind.Pm => hour > 12 ? hour : (hour % 12) + 12,
            TokenKind.Night when hour is >= 6 and < 12 => hour + 12,
            TokenKind.Night when hour > 12 => hour,
            _ => -1,
        };
        if (shown < 0 || hour == 0)
        {
            problem = new NotUnderstood("no-such-time", $"{source} {half.Source}");
            return null;
        }

        return new LocalTime(shown, minute);
    }
}
