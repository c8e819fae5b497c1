namespace Tocsin.Core.Wording;

/// <summary>Which form of a word goes with a whole number: CLDR's cardinal rules for the languages that the bot speaks.</summary>
/// <remarks>
/// Source: unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html. French and Spanish also know "many", for
/// round millions; nothing that the bot counts comes near, and "other" stands in.
/// </remarks>
public static class PluralRules
{
    /// <summary>The form that every language has, and that stands in for others.</summary>
    public const string Other = "other";

    /// <summary>The forms that <paramref name="language"/> (two letters) tells apart.</summary>
    public static IReadOnlyList<string> FormsOf(string language) =>
        language == "ar" ? ["zero", "one", "two", "few", "many", Other] : ["one", Other];

    /// <summary>The form for <paramref name="count"/>; below zero as above it.</summary>
    public static string FormOf(string language, long count)
    {
        var number = (ulong)Math.Abs((decimal)count);
        return language switch
        {
            "ar" => number switch
            {
                0 => "zero",
                1 => "one",
                2 => "two",
                _ => (number % 100) switch
                {
                    >= 3 and <= 10 => "few",
                    >= 11 => "many",
                    _ => Other,
                },
            },
            "fr" => number is 0 or 1 ? "one" : Other,
            _ => number is 1 ? "one" : Other,
        };
    }
}
