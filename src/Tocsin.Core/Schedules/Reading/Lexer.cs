using System.Diagnostics.CodeAnalysis;
using NotUnderstood = Tocsin.Core.Schedules.ScheduleRuleOutcome.NotUnderstood;

namespace Tocsin.Core.Schedules.Reading;

/// <summary>Takes a rule apart into words, phrases and numbers. Everything in it must mean something.</summary>
internal static class Lexer
{
    public static bool TryRead(string clean, out List<Token> tokens, [NotNullWhen(false)] out NotUnderstood? problem)
    {
        tokens = [];
        var words = Split(clean);
        for (var at = 0; at < words.Count;)
        {
            if (Phrase(words, ref at, tokens))
            {
                continue;
            }

            problem = Word(words[at], tokens);
            if (problem is not null)
            {
                return false;
            }

            at++;
        }

        problem = null;
        return true;
    }

    private static List<string> Split(string clean) =>
        [
            .. clean.Replace(",", " , ", StringComparison.Ordinal)
                .Split([' ', '\'', '(', ')'], StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(Numerals.SplitDateFromTime)
                .Select(word => word.TrimEnd('.')),
        ];

    /// <summary>The longest phrase that begins here.</summary>
    private static bool Phrase(List<string> words, ref int at, List<Token> tokens)
    {
        for (var length = Math.Min(Vocabulary.LongestPhrase, words.Count - at); length > 0; length--)
        {
            var written = string.Join(' ', words.GetRange(at, length));
            if (Vocabulary.Find(Key(written)) is { } meaning)
            {
                tokens.Add(new Token(meaning.Kind, meaning.Value, written));
                at += length;
                return true;
            }
        }

        return false;
    }

    /// <summary>Folded, and "p.m." as "pm".</summary>
    private static string Key(string written) =>
        RuleText.Fold(char.IsDigit(written[0]) ? written : written.Replace(".", "", StringComparison.Ordinal));

    private static NotUnderstood? Word(string word, List<Token> tokens)
    {
        if (word == ",")
        {
            tokens.Add(new Token(TokenKind.And, 0, word));
            return null;
        }

        if (char.IsDigit(word[0]))
        {
            return Numerals.Read(word, tokens);
        }

        return Joined(word, tokens) ? null : Unknown(word);
    }

    /// <summary>"mon-fri", and Arabic's "and", which is written as one with the word that follows.</summary>
    private static bool Joined(string word, List<Token> tokens)
    {
        var (first, joint, second) = word.Split('-') is [{ Length: > 0 } left, { Length: > 0 } right]
            ? (left, TokenKind.To, right)
            : word.Length > 2 && word[0] == 'و' ? ("", TokenKind.And, word[1..]) : ("", TokenKind.End, "");
        if (joint == TokenKind.End || Vocabulary.Find(RuleText.Fold(second)) is not { } last)
        {
            return false;
        }

        if (first.Length > 0)
        {
            if (Vocabulary.Find(RuleText.Fold(first)) is not { } start)
            {
                return false;
            }

            tokens.Add(new Token(start.Kind, start.Value, first));
        }

        tokens.Add(new Token(joint, 0, word));
        tokens.Add(new Token(last.Kind, last.Value, second));
        return true;
    }

    private static NotUnderstood Unknown(string word) =>
        Zones.OfCity(word) is { } zone ? new NotUnderstood("zone-nearest", word, zone)
        : Vocabulary.NearestTo(word) is { } near ? new NotUnderstood("word-nearest", word, near)
        : new NotUnderstood("words", word);
}
