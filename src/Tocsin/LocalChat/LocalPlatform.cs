using System.Text.Json;
using Spectre.Console;
using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Posts;

namespace Tocsin.LocalChat;

/// <summary>The terminal as a platform like the others: what is due is posted into it through the same outbox.</summary>
/// <remarks>
/// A terminal cannot take a line back: a correction is printed below as one, and so is a recall. It cannot say what it has
/// shown either, so a process killed between printing and recording leaves that delivery in doubt, as Telegram would.
/// </remarks>
internal sealed class LocalPlatform(LocalTerminal terminal) : IPlatform
{
    public const string PlatformName = "local";

    /// <summary>The one chat of this platform.</summary>
    public static readonly ChatAddress Address = new(PlatformName, "terminal");

    public string Name => PlatformName;

    public PlatformTraits Traits { get; } = new(MessagesPerSecond: 20, MessagesPerMinutePerChat: null, NonceWindow: TimeSpan.Zero);

    public IReadOnlyList<RenderedPart> Render(Post post, ChatSettings settings)
    {
        var plain = PlainText.Of(post);
        return [new RenderedPart(JsonSerializer.Serialize(post, PostJsonContext.Default.Post), plain, plain.Length)];
    }

    public Task<SendOutcome> SendAsync(OutgoingPart part, CancellationToken cancellationToken)
    {
        Show(part.Part, null);
        return Task.FromResult<SendOutcome>(new SendOutcome.Delivered(part.Nonce));
    }

    public Task<SendOutcome> EditAsync(
        ChatAddress chat, string messageId, RenderedPart part, CancellationToken cancellationToken)
    {
        Show(part, "Correction of an earlier post:");
        return Task.FromResult<SendOutcome>(new SendOutcome.Delivered(messageId));
    }

    public Task<SendOutcome> DeleteAsync(ChatAddress chat, string messageId, CancellationToken cancellationToken)
    {
        terminal.Print(console => console.WriteLine($"An earlier post was withdrawn ({messageId})."));
        return Task.FromResult<SendOutcome>(new SendOutcome.Delivered(messageId));
    }

    private void Show(RenderedPart part, string? note)
    {
        var post = JsonSerializer.Deserialize(part.Payload, PostJsonContext.Default.Post)!;
        terminal.Print(console =>
        {
            if (note is not null)
            {
                console.WriteLine(note);
            }

            PostPrinter.PrintBroadcast(console, post);
        });
    }
}
