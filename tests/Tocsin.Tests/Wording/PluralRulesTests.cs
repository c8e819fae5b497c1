using Tocsin.Core.Wording;

namespace Tocsin.Tests.Wording;

/// <summary>Held against the samples that CLDR gives with its rules.</summary>
public sealed class PluralRulesTests
{
    [Theory]
    [InlineData("en", "one", 1)]
    [InlineData("en", "other", 0, 2, 16, 100, 1000, 1_000_000)]
    [InlineData("fr", "one", 0, 1)]
    [InlineData("fr", "other", 2, 17, 100, 1000)]
    [InlineData("es", "one", 1)]
    [InlineData("es", "other", 0, 2, 16, 100, 1000)]
    [InlineData("ar", "zero", 0)]
    [InlineData("ar", "one", 1)]
    [InlineData("ar", "two", 2)]
    [InlineData("ar", "few", 3, 10, 103, 110, 1003)]
    [InlineData("ar", "many", 11, 26, 99, 111, 1011)]
    [InlineData("ar", "other", 100, 102, 200, 202, 500, 1000, 1_000_000)]
    public void Each_number_has_its_form(string language, string form, params int[] numbers) =>
        Assert.All(numbers, number => Assert.Equal(form, PluralRules.FormOf(language, number)));

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("es")]
    [InlineData("ar")]
    public void Every_number_has_a_form_that_the_language_knows(string language)
    {
        var random = new Random(11);
        var numbers = Enumerable.Range(-200, 1400).Select(number => (long)number)
            .Concat(Enumerable.Range(0, 500).Select(_ => random.NextInt64(long.MinValue, long.MaxValue)))
            .Concat([long.MinValue, long.MaxValue]);

        Assert.All(numbers, number => Assert.Contains(PluralRules.FormOf(language, number), PluralRules.FormsOf(language)));
    }
}
