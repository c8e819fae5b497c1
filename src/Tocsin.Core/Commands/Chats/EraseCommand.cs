using Tocsin.Core.Delivery.Erasing;
using Tocsin.Core.Posts;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Chats;

/// <summary><c>/erase</c>: says what is erased and what stays; <c>/erase yes</c> does it.</summary>
internal sealed class EraseCommand(ChatErasure erasure) : ICommand
{
    private const string Yes = "yes";

    public CommandDefinition Definition { get; } = new("erase", CommandRole.ChatAdmin)
    {
        Options = [new CommandOption("sure") { Choices = [Yes] }],
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var words = Words.For(call.Language);
        if (!call.Arguments.Equals(Yes, StringComparison.OrdinalIgnoreCase))
        {
            return CommandAnswer.Of(new Post
            {
                Language = words.Language,
                Blocks = [new PostParagraph(words["erase.what"]), new PostParagraph(words["erase.stays"])],
                Buttons = [new PostButton(words["erase.yes"], $"/erase {Yes}")],
            });
        }

        return await erasure.EraseAsync(call.Request.Chat, cancellationToken)
            ? CommandAnswer.Say(words.Language, words["erase.done"])
            : CommandAnswer.Say(words.Language, words["erase.nothing"]);
    }
}
