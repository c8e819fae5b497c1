using System.Text.RegularExpressions;
using Tocsin.Core.Wording;

namespace Tocsin.Tests.Wording;

public sealed partial class WordsTests
{
    public static TheoryData<string> Translations => [.. Words.Languages.Skip(1)];

    [Theory]
    [MemberData(nameof(Translations))]
    public void Every_language_has_every_key(string language)
    {
        var english = Words.For("en").Keys;
        var other = Words.For(language).Keys;

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

        var unequal = english.Keys.Where(key => !Placeholders(english[key]).SetEquals(Placeholders(other[key])));

        Assert.Equal([], unequal);
    }

    [Fact]
    public void A_language_that_the_bot_does_not_speak_gets_English() => Assert.Equal("en", Words.For("ja").Language);

    [Fact]
    public void A_region_is_ignored() => Assert.Equal("fr", Words.For("fr-CA").Language);

    private static HashSet<string> Placeholders(string text) =>
        [.. Placeholder().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\{[0-9]", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
