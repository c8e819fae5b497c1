using NodaTime;
using NotUnderstood = Tocsin.Core.Schedules.ScheduleRuleOutcome.NotUnderstood;

namespace Tocsin.Core.Schedules.Reading;

/// <summary>Reads a bare number by what stands around it; one that could be several things is a question.</summary>
internal static class NumberWords
{
    public static NotUnderstood? Read(TokenReader tokens, RuleSlots said)
    {
        var (token, next) = (tokens.Current, tokens.Peek(1));
        if (tokens.Peek(2).Kind is TokenKind.AfterFirstStart)
        {
            tokens.Skip(3);
            return AfterFirstStart(said, token.Value, next);
        }

        if (next.Kind is TokenKind.Am or TokenKind.Pm or TokenKind.Night
            || next is { Kind: TokenKind.Unit, Value: (int)RuleUnit.Hour }
            || (IsOneMore(tokens.Previous) && said.LastNumber == NumberRole.Hour))
        {
            return Hour(tokens, said);
        }

        return tokens.Previous.Kind is TokenKind.Article or TokenKind.PluralArticle
            || (tokens.Previous.Kind is TokenKind.And && said.LastNumber == NumberRole.MonthDay)
            ? OrdinalWords.MonthDay(tokens, said)
            : new NotUnderstood("number", token.Source);
    }

    public static NotUnderstood? Hour(TokenReader tokens, RuleSlots said)
    {
        said.LastNumber = NumberRole.Hour;
        return Add(said, TimeWords.Hour(tokens, out var problem), problem);
    }

    public static NotUnderstood? Add(RuleSlots said, LocalTime? time, NotUnderstood? problem)
    {
        if (time is { } known)
        {
            said.Times.Add(known);
        }

        return problem;
    }

    /// <summary>Not Spanish "y" nor Arabic "and": "las 9 y 15" is a quarter past nine.</summary>
    private static bool IsOneMore(Token token) => token is { Kind: TokenKind.And, Source: "," or "and" or "&" or "et" };

    private static NotUnderstood? AfterFirstStart(RuleSlots said, int count, Token unit)
    {
        // English "second" and Spanish "segundo" are ordinals too.
        var length = unit switch
        {
            { Kind: TokenKind.Unit, Value: (int)RuleUnit.Second } or { Kind: TokenKind.Ordinal, Value: 2 } => Duration.FromSeconds(count),
            { Kind: TokenKind.Unit, Value: (int)RuleUnit.Minute } => Duration.FromMinutes(count),
            { Kind: TokenKind.Unit, Value: (int)RuleUnit.Hour } => Duration.FromHours(count),
            { Kind: TokenKind.Unit, Value: (int)RuleUnit.Day } => Duration.FromDays(count),
            _ => Duration.Zero,
        };
        said.AfterFirstStart = length;
        return length == Duration.Zero ? new NotUnderstood("interval", $"{count} {unit.Source}") : null;
    }
}
