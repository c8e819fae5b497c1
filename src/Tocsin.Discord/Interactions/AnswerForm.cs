using Tocsin.Core.Chats;
using Tocsin.Core.Commands;
using Tocsin.Core.Posts;
using Tocsin.Core.Wording;
using Tocsin.Discord.Api.Wire;
using Tocsin.Discord.Rendering;

namespace Tocsin.Discord.Interactions;

/// <summary>Makes messages of a command's answer: pages to turn, and a button that shares it.</summary>
internal sealed class AnswerForm(PostRenderer renderer, ButtonMemory buttons)
{
    /// <summary>The messages; the last carries the buttons.</summary>
    /// <param name="line">The command that was answered.</param>
    /// <param name="answer">Its answer.</param>
    /// <param name="settings">How the chat wants it.</param>
    /// <param name="shareable">Whether a button offers to show it to everybody.</param>
    public IReadOnlyList<MessagePayload> Messages(string line, CommandAnswer answer, ChatSettings settings, bool shareable)
    {
        var payloads = answer.Posts
            .SelectMany(post => renderer.Render(post with { Buttons = [] }, settings))
            .Select(part => MessagePayload.Read(part.Payload))
            .ToList();
        var row = answer.Posts.SelectMany(post => post.Buttons).Select(button => Button(line, button)).OfType<Button>();
        if (shareable && answer.Succeeded)
        {
            row = row.Append(new Button(
                Api.Wire.Button.Secondary, Words.For(settings.Language)["discord.share"], buttons.IdOf(ButtonAction.Share, line)));
        }

        payloads[^1] = payloads[^1] with { Components = ButtonRows.Rows(row) };
        return payloads;
    }

    private Button? Button(string line, PostButton button)
    {
        if (button.Command is not { Length: > 1 } command || command[0] != '/')
        {
            return ButtonRows.Button(button);
        }

        var action = NameOf(command) == NameOf(line) ? ButtonAction.Turn : ButtonAction.Command;
        return new Button(Api.Wire.Button.Secondary, CleanText.Cut(CleanText.Line(button.Label), Limits.ButtonLabel), buttons.IdOf(action, command));
    }

    private static string NameOf(string line) => line.Split(' ', 2)[0];
}
