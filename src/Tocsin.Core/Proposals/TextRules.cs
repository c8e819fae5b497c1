using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Tocsin.Core.Proposals;

/// <summary>What organizers may write, and how much of it. Pure.</summary>
/// <remarks>
/// Markup needs no rule: words are sent as words, and each platform escapes them. What would turn a line around, hide in
/// it or call everybody is refused with a word rather than taken out in silence: two people approve what they see.
/// </remarks>
internal static partial class TextRules
{
    public const int LongestTitle = 200;
    public const int LongestText = 6000;
    public const int LongestAltText = 1000;
    public const int LongestReason = 500;

    /// <summary>What a summary may have anywhere in the bot: a longer one would be cut.</summary>
    public const int LongestSummary = 1200;

    private const int MostParagraphs = 40;

    /// <summary>What is wrong with <paramref name="text"/>; null when nothing is.</summary>
    /// <param name="field">Which field; <c>proposal.field.FIELD</c> is its word.</param>
    /// <param name="text">What was written.</param>
    /// <param name="longest">In UTF-16 units.</param>
    public static ProposalProblem? Check(string field, string text, int longest)
    {
        if (text.Length > longest)
        {
            return Problem("too-long", field, Number(text.Length), Number(longest));
        }

        if (text.Trim().Length == 0)
        {
            return Problem("empty", field);
        }

        foreach (var rune in text.EnumerateRunes())
        {
            if (IsUnreadable(rune))
            {
                return Problem("unreadable", field, $"U+{rune.Value:X4}");
            }
        }

        return MassMention().Match(text) is { Success: true } found ? Problem("mention", field, found.Groups["mention"].Value) : null;
    }

    /// <summary>Paragraphs stand apart by an empty line or by <c>|</c>.</summary>
    public static IReadOnlyList<string> Paragraphs(string text) =>
        [.. Break().Split(text.ReplaceLineEndings("\n")).Select(part => part.Trim()).Where(part => part.Length > 0)];

    public static ProposalProblem? Check(IReadOnlyList<string> paragraphs) =>
        paragraphs.Count > MostParagraphs ? new ProposalProblem("many-paragraphs", Number(paragraphs.Count), Number(MostParagraphs)) : null;

    /// <summary>Control characters, marks that turn or hide text, and half a surrogate pair (read as U+FFFD).</summary>
    private static bool IsUnreadable(Rune rune) => rune.Value switch
    {
        '\n' or '\r' or '\t' => false,
        < 0x20 or (>= 0x7F and <= 0x9F) => true,
        (>= 0x2028 and <= 0x202E) or (>= 0x2066 and <= 0x2069) => true,
        0x200B or 0x2060 or 0xFEFF or 0xFFFD => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse,
    };

    private static ProposalProblem Problem(string key, string field, params IReadOnlyList<string> values) => new(key, values) { Field = field };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\n[ \t]*\n|\|", RegexOptions.NonBacktracking)]
    private static partial Regex Break();

    // Everybody at once, or somebody by number: platforms send these as plain words, but nobody should have to trust that.
    [GeneratedRegex(
        @"(^|[^A-Za-z0-9_])(?<mention>@(everyone|here|channel|all)\b|<(@[!&]?|#|!)[A-Za-z0-9]+>)",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex MassMention();
}
