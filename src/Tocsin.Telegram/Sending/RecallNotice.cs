using System.Net;
using Tocsin.Core.Chats;
using Tocsin.Core.Wording;

namespace Tocsin.Telegram.Sending;

/// <summary>What stands in place of a message that is too old to be deleted, in the chat's language.</summary>
internal sealed class RecallNotice
{
    public static Task<string> ForAsync(ChatAddress chat, CancellationToken cancellationToken) =>
        Task.FromResult(WebUtility.HtmlEncode(Words.For("en")["telegram.withdrawn"]));
}
