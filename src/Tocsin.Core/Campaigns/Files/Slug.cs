using System.Text.RegularExpressions;
using Tocsin.Core.Schedules.Reading;

namespace Tocsin.Core.Campaigns.Files;

/// <summary>Names of campaigns and schedules: lower-case letters and digits, with single hyphens between words, so that they can be typed on a phone.</summary>
internal static partial class Slug
{
    public static bool Is(string name) => name.Length <= 60 && Name().IsMatch(name);

    /// <summary>The nearest name that is one.</summary>
    public static string Of(string name)
    {
        var words = NotName().Replace(RuleText.Fold(name), "-").Trim('-');
        return words.Length == 0 ? "my-campaign" : words[..Math.Min(words.Length, 60)].Trim('-');
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex NotName();
}
