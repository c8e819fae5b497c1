using System.Text.RegularExpressions;

namespace Tocsin.Telegram.Answering;

/// <summary>
/// What <c>t.me/bot?start=article-3</c> asks for: a member's command and one plain word of arguments, in the 64 characters
/// <c>A-Z a-z 0-9 _ -</c> that such a link holds (core.telegram.org/bots/features#deep-linking).
/// </summary>
internal static partial class DeepLinks
{
    /// <summary>The command line behind a payload; null when it is none of ours.</summary>
    /// <remarks>Only commands that show something: a link must not be able to change anything.</remarks>
    public static string? Read(string payload) =>
        Payload().Match(payload) is { Success: true } match
            ? $"/{match.Groups["command"].Value} {match.Groups["rest"].Value.Replace('_', ' ')}".TrimEnd()
            : null;

    [GeneratedRegex(
        "^(?<command>article|summary|related|campaign|search|latest|help|privacy)(?:-(?<rest>[A-Za-z0-9_-]{1,55}))?$",
        RegexOptions.NonBacktracking)]
    private static partial Regex Payload();
}
