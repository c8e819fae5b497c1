using Microsoft.Extensions.DependencyInjection;
using Tocsin.Core.Posts;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Members;

/// <summary><c>/help</c>: every command that the asker may use, with what it does.</summary>
/// <param name="services">To reach the router late: the router itself is made of the commands, this one among them.</param>
internal sealed class HelpCommand(IServiceProvider services) : ICommand
{
    public CommandDefinition Definition { get; } = new("help", CommandRole.Member);

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var words = Words.For(call.Language);
        var usable = services.GetRequiredService<CommandRouter>().Catalogue
            .Where(command => call.May(command.Who));
        return Task.FromResult(CommandAnswer.Of(new Post
        {
            Language = words.Language,
            Title = words["help.title"],
            Blocks =
            [
                new PostList([.. usable.Select(command => new PostParagraph(
                    [new PostSpan(command.Usage, PostStyle.Bold), new PostSpan($" — {words[command.DescriptionKey]}")]))]),
                new PostParagraph(words["help.search"]),
            ],
        }));
    }
}
