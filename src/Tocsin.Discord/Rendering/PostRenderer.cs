using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Posts;
using Tocsin.Discord.Api.Wire;

namespace Tocsin.Discord.Rendering;

/// <summary>Makes of a post the messages that a Discord channel will see. Pure.</summary>
/// <remarks>
/// A post is an embed: title, text, image, and the source line in its footer with the original date. A chat of high risk
/// gets plain text, silently and without previews: an embed would vanish with <c>SUPPRESS_EMBEDS</c>. What is too long
/// for one message goes on in the next; the source line and the buttons stand under the last.
/// </remarks>
/// <param name="colour">The bar at the side of an embed.</param>
internal sealed class PostRenderer(int colour)
{
    private const string Nothing = "…";

    public IReadOnlyList<RenderedPart> Render(Post post, ChatSettings settings)
    {
        var image = Image(post);
        var common = new MessagePayload { ThreadName = ThreadName(post), PostKey = Key(post) };
        var drafts = settings.Risk == ChatRisk.High ? Plain(post, common) : Embeds(post, common, image);
        return
        [
            .. drafts.Select((draft, index) =>
            {
                var payload = draft.Payload with
                {
                    Continues = index > 0,
                    Image = index == 0 ? image : null,
                    Components = index == drafts.Count - 1 ? ButtonRows.Of(post.Buttons) : [],
                };
                return new RenderedPart(payload.ToJson(), draft.Plain, draft.Length);
            }),
        ];
    }

    private List<Draft> Embeds(Post post, MessagePayload common, ImagePayload? image)
    {
        var line = post.Source is { } source ? CleanText.Line(SourceLines.Text(source, post.Language)) : null;
        var footer = line is { Length: > 0 and <= Limits.EmbedFooter } ? new EmbedFooter(line) : null;
        var title = post.Title is { } words ? Markdown.Escape(CleanText.Line(words)) : "";
        var titled = title.Length is > 0 and <= Limits.EmbedTitle;
        var limit = Math.Min(
            Limits.EmbedDescription, Limits.AllEmbeds - (titled ? title.Length : 0) - (footer?.Text.Length ?? 0));
        var pieces = Pieces(new PostText(post, limit).Atoms(!titled, footer is null ? line : null), limit);
        return
        [
            .. pieces.Select((piece, index) =>
            {
                var (first, last) = (index == 0, index == pieces.Count - 1);
                var embed = new Embed
                {
                    Title = first && titled ? title : null,
                    Url = first && titled ? Links.Accepted(post.Source?.Url) : null,
                    Description = piece.Text.Length > 0 ? piece.Text : titled && first ? null : Nothing,
                    Color = colour,
                    Image = first && image is not null ? new EmbedImage($"attachment://{image.FileName}") : null,
                    Footer = last ? footer : null,
                    Timestamp = last ? Timestamp(post.Source) : null,
                };
                string?[] plain = [first && titled ? CleanText.Line(post.Title!) : null, piece.Plain, last ? footer?.Text : null];
                return new Draft(
                    common with { Embeds = [embed] },
                    string.Join("\n\n", plain.Where(part => part is { Length: > 0 })),
                    (embed.Title?.Length ?? 0) + (embed.Description?.Length ?? 0) + (embed.Footer?.Text.Length ?? 0));
            }),
        ];
    }

    private static List<Draft> Plain(Post post, MessagePayload common)
    {
        var line = post.Source is { } source ? CleanText.Line(SourceLines.Text(source, post.Language)) : null;
        var pieces = Pieces(new PostText(post, Limits.Content).Atoms(withTitle: true, line), Limits.Content);
        return
        [
            .. pieces.Select(piece => new Draft(
                common with
                {
                    Content = piece.Text.Length > 0 ? piece.Text : Nothing,
                    Flags = MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications,
                },
                piece.Plain,
                piece.Text.Length)),
        ];
    }

    private static List<(string Text, string Plain)> Pieces(IReadOnlyList<TextAtom> atoms, int limit)
    {
        var messages = MessageFilling.Fill(atoms, limit);
        return messages.Count == 0
            ? [("", "")]
            : [.. messages.Select(message => (TextAtom.Join(message), TextAtom.JoinPlain(message)))];
    }

    private static ImagePayload? Image(Post post) => post.Image is not { } image
        ? null
        : new ImagePayload(
            image.Path,
            "image" + Path.GetExtension(image.Path).ToLower(CultureInfo.InvariantCulture),
            CleanText.Cut(CleanText.Line(image.AltText), Limits.AltText));

    /// <summary>Noon: a reader's client shows the day in the reader's own zone, and it should be the same day.</summary>
    private static string? Timestamp(SourceLine? source) =>
        source?.Published is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T12:00:00Z" : null;

    private static string ThreadName(Post post)
    {
        var name = CleanText.Line(post.Title ?? FirstWords(post));
        return CleanText.Cut(name.Length == 0 ? "Tocsin" : name, Limits.ThreadName);
    }

    private static string FirstWords(Post post) => post.Blocks
        .Select(block => block switch
        {
            PostParagraph paragraph => string.Concat(paragraph.Spans.Select(span => span.Text)),
            PostQuote quote => string.Concat(quote.Spans.Select(span => span.Text)),
            _ => "",
        })
        .FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)) ?? "";

    private static string Key(Post post) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(post, PostJsonContext.Default.Post))))[..16];

    private sealed record Draft(MessagePayload Payload, string Plain, int Length);
}
