using System.Diagnostics.CodeAnalysis;

namespace Tocsin.Core.Chats;

/// <summary>Where a chat is: a platform and a place on it, written <c>platform:place</c>.</summary>
/// <remarks>
/// <c>telegram:-1001234</c>, <c>telegram:-1001234/57</c> with a topic, <c>discord:GUILD/CHANNEL</c>, <c>local:terminal</c>.
/// Compared as text: one place has one spelling.
/// </remarks>
/// <param name="Platform">The platform's name, in lower case.</param>
/// <param name="Place">The place, in that platform's own form.</param>
public readonly record struct ChatAddress(string Platform, string Place)
{
    public override string ToString() => $"{Platform}:{Place}";

    /// <summary>Reads <c>platform:place</c>; false when either half is missing.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ChatAddress address)
    {
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (text is null || colon <= 0 || colon == text.Length - 1)
        {
            address = default;
            return false;
        }

        address = new ChatAddress(text[..colon], text[(colon + 1)..]);
        return true;
    }
}
