using System.Text.RegularExpressions;
using Tocsin.Core.Sources.Text;

namespace Tocsin.Core.Archive.Import;

/// <summary>What stands between a printout's title and its text: issue, date, rules, copyright.</summary>
internal sealed partial class PrintoutHead
{
    public string? Publication { get; private set; }

    public string? Issue { get; private set; }

    public DateOnly? Published { get; private set; }

    /// <summary>Takes one block, or returns false when the text begins with it.</summary>
    public bool Take(string block)
    {
        if (PrintoutBody.IsRule(block))
        {
            return true;
        }

        if (CopyrightLine().Match(block) is { Success: true } copyright)
        {
            // The owner says what readers call the publication; the issue line may name only its edition.
            Publication = PlainText.LineOrNull(copyright.Groups["owner"].Value.Split(" - ", 2)[0]) ?? Publication;
            return true;
        }

        if (DateLine().Match(block) is { Success: true } date && WrittenDate.Read(date.Groups["date"].Value) is { } published)
        {
            Published = published;
            return true;
        }

        if (IssueLine().Match(block) is { Success: true } issue)
        {
            TakeIssue(issue.Groups["issue"].Value.Split(" - ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
            return true;
        }

        return false;
    }

    // Magazine, year, number, month: the number and the month are what names the issue.
    private void TakeIssue(string[] parts)
    {
        var naming = parts.Skip(1).Where(part => !Year().IsMatch(part)).ToList();
        Issue = naming.Count > 0 ? string.Join(", ", naming) : string.Join(", ", parts);
        Publication ??= parts.Length > 1 ? parts[0] : null;
    }

    [GeneratedRegex(@"^Copyright\s+(?:©|\(c\))\s*(?<owner>.*)$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    public static partial Regex CopyrightLine();

    [GeneratedRegex(
        @"^(?:publication date|date of publication|published|date de mise en ligne|date de publication|fecha de publicación|veröffentlichungsdatum|data di pubblicazione|data de publicação)\s*:\s*(?<date>.+)$",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex DateLine();

    [GeneratedRegex(@"^- (?<issue>.+) -$", RegexOptions.NonBacktracking)]
    private static partial Regex IssueLine();

    [GeneratedRegex(@"^\d{4}$", RegexOptions.NonBacktracking)]
    private static partial Regex Year();
}
