using System.Text.RegularExpressions;
using Tocsin.Core.Wording;

namespace Tocsin.Tests.Wording;

public sealed partial class WordsTests
{
    public static TheoryData<string> Languages => [.. Words.Languages];

    public static TheoryData<string> Translations => [.. Words.Languages.Skip(1)];

    [Theory]
    [MemberData(nameof(Translations))]
    public void Every_language_has_every_key(string language)
    {
        var english = Keys("en");
        var other = Keys(language);

        Assert.NotEmpty(english);
        Assert.Equal([], english.Except(other));
        Assert.Equal([], other.Except(english));
    }

    [Theory]
    [MemberData(nameof(Translations))]
    public void Every_language_uses_the_same_placeholders(string language)
    {
        var english = Words.For("en");
        var other = Words.For(language);

        var unequal = Keys("en").Select(InText).Where(key => !Placeholders(english[key]).SetEquals(Placeholders(other[key])));

        Assert.Equal([], unequal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_language_has_every_form_of_its_plural_and_no_other(string language)
    {
        var words = Words.For(language);

        var counted = words.Keys.Where(IsForm).GroupBy(Stem, Form).ToList();

        Assert.All(counted, key => Assert.Equal(PluralRules.FormsOf(language).Order(), key.Order()));
        Assert.Equal([], counted.Select(key => key.Key).Intersect(words.Keys));
    }

    /// <summary>Only the number itself may be left out: Arabic says "two messages" in one word.</summary>
    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_form_of_a_plural_says_the_same_things(string language)
    {
        var words = Words.For(language);

        var unequal = words.Keys.Where(IsForm)
            .Where(key => !Placeholders($"{words[key]} {Number}").SetEquals(Placeholders($"{words[$"{Stem(key)}[{PluralRules.Other}]"]} {Number}")));

        Assert.Equal([], unequal);
    }

    /// <summary>"1 chats", and an Arabic number with the wrong form, are nobody's language.</summary>
    [Fact]
    public void What_is_counted_stands_in_a_form_of_the_plural_or_behind_a_colon()
    {
        var words = Words.For("en");

        Assert.Equal([], words.Keys.Where(key => !IsForm(key) && Counted().IsMatch(words[key])));
    }

    [Fact]
    public void Spanish_dates_read_as_people_write_them()
    {
        var words = Words.For("es");

        Assert.Equal("20 de noviembre de 2026", words.Format("source.date", new DateOnly(2026, 11, 20)));
        Assert.Equal([], words.Keys.Where(key => words[key].Contains("MMMM yyyy", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_language_that_the_bot_does_not_speak_gets_English() => Assert.Equal("en", Words.For("ja").Language);

    [Fact]
    public void A_region_is_ignored() => Assert.Equal("fr", Words.For("fr-CA").Language);

    private const string Number = "{0";

    /// <summary>Each once, whatever forms of a plural a language has of it: those are marked by <c>[]</c>.</summary>
    private static HashSet<string> Keys(string language) =>
        [.. Words.For(language).Keys.Select(key => IsForm(key) ? $"{Stem(key)}[]" : key)];

    private static string InText(string key) => key.Replace("[]", $"[{PluralRules.Other}]", StringComparison.Ordinal);

    private static bool IsForm(string key) => key.EndsWith(']');

    private static string Stem(string key) => key[..key.IndexOf('[', StringComparison.Ordinal)];

    private static string Form(string key) => key[(Stem(key).Length + 1)..^1];

    private static HashSet<string> Placeholders(string text) =>
        [.. Placeholder().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\{[0-9]\} (chats|posts|times)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Counted();

    [GeneratedRegex(@"\{[0-9]", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
