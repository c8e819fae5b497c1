using System.Text.RegularExpressions;
using Tocsin.Core.Delivery;

namespace Tocsin.Telegram.Sending;

/// <summary>The link that "copy message link" gives in a group or channel: <c>t.me/c/1234/89</c>, <c>t.me/c/1234/57/89</c> in a topic.</summary>
/// <remarks>
/// The number there is the chat's without the <c>-100</c> that the Bot API puts before it (core.telegram.org/api/links#private-message-links).
/// A public chat's link names no number, so such a link is not understood.
/// </remarks>
internal static partial class TelegramLink
{
    public static MessageLink? Read(string link)
    {
        var found = Form().Match(link.Trim());
        return found.Success
            ? new MessageLink(TelegramPlace.Platform, "-100" + found.Groups["chat"].Value, [found.Groups["message"].Value])
            : null;
    }

    [GeneratedRegex(
        @"^(https?://)?t(elegram)?\.me/c/(?<chat>[0-9]{1,15})/([0-9]{1,15}/)?(?<message>[0-9]{1,15})(\?.*)?$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
