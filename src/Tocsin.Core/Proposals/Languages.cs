using System.Text.RegularExpressions;
using Tocsin.Core.Chats;

namespace Tocsin.Core.Proposals;

/// <summary>Which languages a proposal speaks and which its audience reads. Pure.</summary>
internal static partial class Languages
{
    /// <summary>Whether this is a BCP 47 tag such as <c>fr</c> or <c>pt-br</c>, in any case.</summary>
    public static bool IsTag(string text) => Tag().IsMatch(text);

    /// <summary>Whether one of <paramref name="spoken"/> is that language, of whatever region; null speaks them all.</summary>
    public static bool Speak(IReadOnlyList<string>? spoken, string language) =>
        spoken is null || spoken.Any(known => Primary(known).Equals(Primary(language), StringComparison.OrdinalIgnoreCase));

    /// <summary>The languages of <paramref name="chats"/> that nothing is written in, each with its number of chats.</summary>
    public static IReadOnlyList<(string Language, int Chats)> Missing(IReadOnlyList<string>? spoken, IEnumerable<Chat> chats) =>
    [
        .. chats.Where(chat => !Speak(spoken, chat.Settings.Language))
            .GroupBy(chat => chat.Settings.Language, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, group.Count())),
    ];

    private static string Primary(string language) => language.Split('-', '_')[0];

    [GeneratedRegex("^[a-z]{2,3}(-[a-z0-9]{2,8})*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Tag();
}
