using System.Net;
using Tocsin.Core.Chats;
using Tocsin.Core.Wording;

namespace Tocsin.Telegram.Sending;

/// <summary>What stands in place of a message that is too old to be deleted, in the chat's language.</summary>
internal sealed class RecallNotice(ChatStore chats)
{
    public async Task<string> ForAsync(ChatAddress chat, CancellationToken cancellationToken)
    {
        var language = (await chats.FindAsync(chat, cancellationToken))?.Settings.Language;
        return WebUtility.HtmlEncode(Words.For(language)["telegram.withdrawn"]);
    }
}
