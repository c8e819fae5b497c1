using System.Globalization;
using Tocsin.Core.Commands;
using Tocsin.Core.Commands.Completing;
using Tocsin.Core.Commands.Forms;
using Tocsin.Core.Posts;

namespace Tocsin.Tests.Discord.Interactions;

/// <summary><c>/search words</c> with pages, as the real one has them.</summary>
internal sealed class PagedCommand : ICommand
{
    public CommandDefinition Definition { get; } = new("search", CommandRole.Member)
    {
        Options = [new CommandOption("words", Completes: OptionCompletion.Article)],
    };

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var at = call.Arguments.IndexOf(" page:", StringComparison.Ordinal);
        var page = at < 0 ? 1 : int.Parse(call.Arguments[(at + 6)..], CultureInfo.InvariantCulture);
        var words = at < 0 ? call.Arguments : call.Arguments[..at];
        return Task.FromResult(CommandAnswer.Of(new Post
        {
            Language = call.Language,
            Blocks = [new PostParagraph($"Page {page} on {words} in {call.Language}")],
            Buttons = [new PostButton("Next", $"/search {words} page:{page + 1}"), new PostButton("First article", "/article 1")],
        }));
    }
}

/// <summary><c>/article N</c>, which answers when it is let.</summary>
internal sealed class SlowCommand : ICommand
{
    public TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CommandDefinition Definition { get; } = new("article", CommandRole.Member) { Options = [new CommandOption("number")] };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        await Gate.Task.WaitAsync(cancellationToken);
        return CommandAnswer.Of(Posts.Long());
    }
}

/// <summary><c>/settings</c>, for admins.</summary>
internal sealed class AdminCommand : ICommand
{
    public CommandDefinition Definition { get; } = new("settings", CommandRole.ChatAdmin);

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken) =>
        Task.FromResult(CommandAnswer.Say(call.Language, "You may."));
}

/// <summary><c>/latest</c>, which fails, its form too.</summary>
internal sealed class BrokenCommand : IFormCommand
{
    public CommandDefinition Definition { get; } = new("latest", CommandRole.Member);

    public Task<CommandForm?> FormAsync(CommandCall call, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("broken on purpose");

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("broken on purpose");
}

/// <summary><c>/campaign name:… text</c>, which has a form and may be called on a message.</summary>
internal sealed class WritingCommand : IFormCommand
{
    public CommandDefinition Definition { get; } = new("campaign", CommandRole.Member)
    {
        Options = [new CommandOption("message") { Named = true }, new CommandOption("title") { Named = true }, new CommandOption("text")],
        MessageOption = "message",
        AttachmentOption = "image",
    };

    public Task<CommandForm?> FormAsync(CommandCall call, CancellationToken cancellationToken) =>
        Task.FromResult(call.Arguments.Length > 0 || call.Options.ContainsKey("title")
            ? null
            : new CommandForm([new FormField("title") { Value = "As it stands" }, new FormField("text") { IsLong = true, IsRequired = true }]));

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var file = "";
        if (call.Request.Attachment is { } attachment)
        {
            await using var stream = await attachment.OpenAsync(cancellationToken);
            file = $" with {attachment.Name} of {stream.Length} bytes";
        }

        return CommandAnswer.Say(
            call.Language, $"{call.Options.GetValueOrDefault("message")} {call.Options.GetValueOrDefault("title")}: {call.Arguments}{file}");
    }
}

/// <summary>Proposes thirty titles.</summary>
internal sealed class ManyProposals : IProposalSource
{
    public OptionCompletion Kind => OptionCompletion.Article;

    public Task<IReadOnlyList<Proposal>> ProposeAsync(
        CommandOption option, string typed, string language, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Proposal>>(
            [.. Enumerable.Range(0, 30).Select(number => new Proposal($"{typed} {number} {new string('x', 120)}", $"{number}"))]);
}
