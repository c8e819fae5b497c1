using NodaTime;
using NotUnderstood = Tocsin.Core.Schedules.ScheduleRuleOutcome.NotUnderstood;

namespace Tocsin.Core.Schedules.Reading;

/// <summary>Reads a rule in plain words: fills <see cref="RuleSlots"/> in whatever order a language says things.</summary>
internal static class PlainWordsReader
{
    public static ScheduleRuleOutcome Read(string text, string written, string zone)
    {
        if (!Lexer.TryRead(text, out var read, out var problem))
        {
            return problem;
        }

        var (tokens, said) = (new TokenReader(read), new RuleSlots());
        while (problem is null && tokens.Current.Kind is not TokenKind.End)
        {
            problem = Step(tokens, said);
        }

        return problem ?? RuleBuilder.Build(said, text, written, zone);
    }

    private static NotUnderstood? Step(TokenReader tokens, RuleSlots said)
    {
        var token = tokens.Current;
        switch (token.Kind)
        {
            case TokenKind.Filler or TokenKind.Article or TokenKind.And:
                tokens.Skip();
                return null;
            case TokenKind.Every:
                return EveryWords.Read(tokens, said);
            case TokenKind.Daily or TokenKind.Weekly or TokenKind.Monthly or TokenKind.Yearly or TokenKind.Hourly:
                return EveryWords.Adverb(tokens, said);
            case TokenKind.Fortnightly:
                return EveryWords.Interval(tokens, said, 2, RuleUnit.Week, 1);
            case TokenKind.TwoUnits:
                return EveryWords.Interval(tokens, said, 2, (RuleUnit)token.Value, 1);
            case TokenKind.Once:
                said.Once = true;
                tokens.Skip();
                return null;
            case TokenKind.PluralArticle:
                tokens.Skip();
                said.Every |= tokens.Current.Kind is TokenKind.Weekday;
                return null;
            case TokenKind.Weekday or TokenKind.Weekdays or TokenKind.Workdays or TokenKind.Weekend:
                return WeekdayWords.Read(tokens, said);
            case TokenKind.Unit:
                return OrdinalWords.ReadUnit(tokens, said);
            case TokenKind.Until or TokenKind.From:
                return BoundWords.Read(tokens, said);
            case TokenKind.Relative:
                return new NotUnderstood("relative", token.Source);
            default:
                return BoundWords.TryReadDate(tokens, said, out var badDate) ? badDate : NumberOrTime(tokens, said);
        }
    }

    private static NotUnderstood? NumberOrTime(TokenReader tokens, RuleSlots said)
    {
        var token = tokens.Current;
        switch (token.Kind)
        {
            case TokenKind.Ordinal or TokenKind.Last:
                return OrdinalWords.Read(tokens, said);
            case TokenKind.Number:
                return NumberWords.Read(tokens, said);
            case TokenKind.At:
                tokens.Skip();
                return tokens.Current.Kind is TokenKind.Number or TokenKind.Ordinal ? NumberWords.Hour(tokens, said) : null;
            case TokenKind.Hour:
                return NumberWords.Hour(tokens, said);
            case TokenKind.Time:
                return NumberWords.Add(said, TimeWords.Exact(tokens, out var problem), problem);
            case TokenKind.Noon:
                tokens.Skip();
                return NumberWords.Add(said, LocalTime.Noon, null);
            default:
                return new NotUnderstood("words", token.Source);
        }
    }
}
