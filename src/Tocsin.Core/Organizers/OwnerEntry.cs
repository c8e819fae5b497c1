using System.Text.RegularExpressions;

namespace Tocsin.Core.Organizers;

/// <summary>An owner's account, as the configuration names it.</summary>
/// <param name="Person">The account.</param>
/// <param name="Name">What organizers call them.</param>
internal sealed partial record OwnerEntry(Person Person, string Name)
{
    private static readonly OwnerEntry[] AtTheTerminal = [new(new Person("local", "keeper"), "keeper")];

    /// <summary>The owners of the settings, in order; without any, who sits at the local chat.</summary>
    public static IReadOnlyList<OwnerEntry> Of(OrganizerOptions options) =>
        options.Owners is { Count: > 0 } owners ? [.. owners.Select(Read)] : AtTheTerminal;

    /// <summary>What is wrong with an entry; null when nothing is. It repeats nothing of the entry: that may be a person's number.</summary>
    public static string? ProblemOf(string? text)
    {
        if (Form().Match(text?.Trim() ?? "") is not { Success: true } match)
        {
            return "this is no account. Write telegram:12345, discord:12345 or local:name, and after a space what to call the owner.";
        }

        return match.Groups["platform"].Value == "local" || match.Groups["id"].Value.All(char.IsAsciiDigit)
            ? null
            : "after telegram: and discord: stands the account's number, not its name.";
    }

    private static OwnerEntry Read(string text, int index)
    {
        var match = Form().Match(text.Trim());
        var (platform, id, name) = (match.Groups["platform"].Value, match.Groups["id"].Value, match.Groups["name"].Value.Trim());
        // Never the number: names are shown.
        var called = name.Length > 0 ? name : platform == "local" ? id : $"owner {index + 1}";
        return new OwnerEntry(new Person(platform, id.ToLowerInvariant()), called);
    }

    [GeneratedRegex(@"^(?<platform>telegram|discord|local):(?<id>\w{1,40})(?<name>\s[^\p{C}]{1,60})?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
