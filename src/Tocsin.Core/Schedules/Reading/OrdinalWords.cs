using NodaTime;
using NotUnderstood = Tocsin.Core.Schedules.ScheduleRuleOutcome.NotUnderstood;

namespace Tocsin.Core.Schedules.Reading;

/// <summary>Reads days of the month: "the 1st", "first and third monday", "the last day", "day 15".</summary>
internal static class OrdinalWords
{
    public static bool StandsHere(TokenReader tokens) => tokens.Current.Kind is TokenKind.Ordinal or TokenKind.Last;

    public static NotUnderstood? Read(TokenReader tokens, RuleSlots said)
    {
        var token = tokens.Current;
        var ordinals = Take(tokens);
        switch (tokens.Current)
        {
            case { Kind: TokenKind.Weekday } weekday:
                tokens.Skip();
                return Nth(said, ordinals, (IsoDayOfWeek)weekday.Value, weekday);
            case { Kind: TokenKind.Unit, Value: (int)RuleUnit.Day }:
                tokens.Skip();
                break;
            case var _ when ordinals.Contains(0):
                return new NotUnderstood("words", token.Source);
            default:
                break;
        }

        said.MonthDays.UnionWith(ordinals);
        said.LastNumber = NumberRole.MonthDay;
        return null;
    }

    /// <summary>A unit that no "every" stands before: "day 15", "days monday and thursday", "of the month".</summary>
    public static NotUnderstood? ReadUnit(TokenReader tokens, RuleSlots said)
    {
        var token = tokens.Current;
        tokens.Skip();
        switch (tokens.Current.Kind)
        {
            case TokenKind.Weekday when token.Value == (int)RuleUnit.Day:
                said.DayLabel = true;
                return null;
            case TokenKind.Number or TokenKind.Ordinal when token.Value == (int)RuleUnit.Day:
                return MonthDay(tokens, said);
            default:
                return EveryWords.Unit(said, (RuleUnit)token.Value, token);
        }
    }

    public static NotUnderstood? MonthDay(TokenReader tokens, RuleSlots said)
    {
        var token = tokens.Current;
        tokens.Skip();
        said.MonthDays.Add(token.Value);
        said.LastNumber = NumberRole.MonthDay;
        return token.Value == 0 ? new NotUnderstood("no-such-date", token.Source) : null;
    }

    public static NotUnderstood? Nth(RuleSlots said, List<int> ordinals, IsoDayOfWeek weekday, Token token)
    {
        if (said.NthWeekday is { } other && other != weekday)
        {
            return new NotUnderstood("contradiction", token.Source);
        }

        said.NthWeekday = weekday;
        said.Nth.UnionWith(ordinals);
        return null;
    }

    /// <summary>The ordinals that stand here, "first and third"; 0 for the last.</summary>
    public static List<int> Take(TokenReader tokens)
    {
        List<int> ordinals = [];
        while (StandsHere(tokens))
        {
            ordinals.Add(tokens.Current.Kind is TokenKind.Last ? 0 : tokens.Current.Value);
            tokens.Skip();
            var next = tokens.PastFillers(tokens.Current.Kind is TokenKind.And ? 1 : 0);
            if (tokens.Peek(next).Kind is TokenKind.Ordinal or TokenKind.Last)
            {
                tokens.Skip(next);
            }
        }

        return ordinals;
    }
}
