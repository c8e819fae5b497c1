using System.Globalization;
using Tocsin.Core.Commands;
using Tocsin.Core.Posts;

namespace Tocsin.Tests.Telegram.Support;

/// <summary>A member's command with pages, under a name that has words: <c>/related 2</c>.</summary>
internal sealed class PagesCommand : ICommand
{
    public CommandDefinition Definition { get; } = new("related", CommandRole.Member);

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        _ = int.TryParse(call.Arguments, CultureInfo.InvariantCulture, out var page);
        if (call.Arguments == "throw")
        {
            throw new InvalidOperationException("a bug");
        }

        return Task.FromResult(CommandAnswer.Of(new Post
        {
            Language = call.Language,
            Blocks = [new PostParagraph($"page {page} in {call.Language} for {call.Request.Role} at {call.Request.Chat}")],
            Buttons =
            [
                new PostButton("next", $"/related {page + 1}"),
                new PostButton("other", "/settings"),
                new PostButton("long", "/related " + new string('x', 100)),
            ],
        }));
    }
}

/// <summary>A chat admin's command.</summary>
internal sealed class AdminCommand : ICommand
{
    public CommandDefinition Definition { get; } = new("settings", CommandRole.ChatAdmin);

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken) =>
        Task.FromResult(CommandAnswer.Say(call.Language, $"settings for {call.Request.Role}"));
}

/// <summary><c>/campaign</c>, which says on which message and with which file it was called.</summary>
internal sealed class PointingCommand : ICommand
{
    public CommandDefinition Definition { get; } = new("campaign", CommandRole.Member)
    {
        Options = [new CommandOption("message") { Named = true }, new CommandOption("text")],
        MessageOption = "message",
        AttachmentOption = "image",
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var file = "no file";
        if (call.Request.Attachment is { } attachment)
        {
            await using var stream = await attachment.OpenAsync(cancellationToken);
            file = $"{stream.Length} bytes of {attachment.MediaType}";
        }

        return CommandAnswer.Say(call.Language, $"{call.Options.GetValueOrDefault("message") ?? "nowhere"}, {file}, {call.Arguments}");
    }
}
