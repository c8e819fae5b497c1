using System.Text.RegularExpressions;
using Tocsin.Core.Delivery;

namespace Tocsin.Discord.Sending;

/// <summary>The link that "copy message link" gives: <c>discord.com/channels/SERVER/CHANNEL/MESSAGE</c>.</summary>
/// <remarks>In a thread that a forum's post opened, CHANNEL is the thread; delivery knows such a message as THREAD/MESSAGE.</remarks>
internal static partial class DiscordLink
{
    public static MessageLink? Read(string link)
    {
        var found = Form().Match(link.Trim());
        if (!found.Success)
        {
            return null;
        }

        var message = found.Groups["message"].Value;
        return new MessageLink(
            DiscordPlace.Platform, found.Groups["server"].Value, [message, MessageId.Write(message, found.Groups["channel"].Value)]);
    }

    [GeneratedRegex(
        @"^(https?://)?((canary|ptb)\.)?discord(app)?\.com/channels/(?<server>[0-9]{1,20}|@me)/(?<channel>[0-9]{1,20})/(?<message>[0-9]{1,20})$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
