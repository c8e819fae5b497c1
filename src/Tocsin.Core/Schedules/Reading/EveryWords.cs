using NotUnderstood = Tocsin.Core.Schedules.ScheduleRuleOutcome.NotUnderstood;

namespace Tocsin.Core.Schedules.Reading;

/// <summary>Reads how often: "every day", "every 2 weeks", "daily", "every other friday".</summary>
internal static class EveryWords
{
    public static NotUnderstood? Read(TokenReader tokens, RuleSlots said)
    {
        said.Every = true;
        tokens.Skip();
        var (token, next) = (tokens.Current, tokens.Peek(1));
        switch (token.Kind)
        {
            case TokenKind.Other when next.Kind is TokenKind.Unit:
                return Interval(tokens, said, 2, (RuleUnit)next.Value, 2);
            case TokenKind.Other when next.Kind is TokenKind.Weekday:
                return Interval(tokens, said, 2, RuleUnit.Week, 1);
            case TokenKind.Number when next.Kind is TokenKind.Unit:
            case TokenKind.Ordinal when next.Kind is TokenKind.Unit && !IsDayOfMonth(tokens):
                return Interval(tokens, said, token.Value, (RuleUnit)next.Value, 2);
            case TokenKind.Unit:
                tokens.Skip();
                return Unit(said, (RuleUnit)token.Value, token);
            default:
                return null;
        }
    }

    /// <summary>"Daily", "weekly" and the like.</summary>
    public static NotUnderstood? Adverb(TokenReader tokens, RuleSlots said)
    {
        var token = tokens.Current;
        said.Every = true;
        tokens.Skip();
        return Unit(
            said,
            token.Kind switch
            {
                TokenKind.Daily => RuleUnit.Day,
                TokenKind.Weekly => RuleUnit.Week,
                TokenKind.Monthly => RuleUnit.Month,
                TokenKind.Yearly => RuleUnit.Year,
                _ => RuleUnit.Hour,
            },
            token);
    }

    /// <summary>Notes "every so many of a unit", which takes <paramref name="length"/> tokens.</summary>
    public static NotUnderstood? Interval(TokenReader tokens, RuleSlots said, int every, RuleUnit unit, int length)
    {
        var token = tokens.Current;
        said.Every = true;
        tokens.Skip(length);
        if (said.Interval is not null)
        {
            return new NotUnderstood("contradiction", token.Source);
        }

        said.Interval = every;
        return Unit(said, unit, token);
    }

    public static NotUnderstood? Unit(RuleSlots said, RuleUnit unit, Token token)
    {
        if (said.Unit is { } other && other != unit)
        {
            return new NotUnderstood("contradiction", token.Source);
        }

        said.Unit = unit;
        return null;
    }

    /// <summary>Whether an ordinal stands here that belongs to "the first day of the month", not to "every third day".</summary>
    private static bool IsDayOfMonth(TokenReader tokens)
    {
        var after = tokens.Peek(tokens.PastFillers(2));
        return tokens.Peek(1).Value == (int)RuleUnit.Day
            && (after.Kind is TokenKind.Every or TokenKind.From || after is { Kind: TokenKind.Unit, Value: (int)RuleUnit.Month });
    }
}
