using System.Text;
using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Posts;

namespace Tocsin.Telegram.Rendering;

/// <summary>Makes of a post the messages that a Telegram chat will see. Pure.</summary>
/// <remarks>
/// An image carries the whole post as its caption when that fits with the image's description; otherwise the image goes
/// first, with its description, and the text follows. Buttons stand under the last message, where the reader ends.
/// </remarks>
internal static class PostRenderer
{
    /// <summary>Stands for a post without a single visible character, which Telegram would refuse.</summary>
    private static readonly StyledText Nothing = StyledText.Of("…");

    public static IReadOnlyList<RenderedPart> Render(Post post, ChatSettings settings)
    {
        var text = new PostText(post, settings);
        if (post.Image is not { } image)
        {
            return Parts(TextSplitter.Split(text.Atoms(false, TextLimits.Message), TextLimits.Message), null, post, settings);
        }

        var captions = TextSplitter.Split(text.Atoms(true, TextLimits.Caption), TextLimits.Caption);
        if (captions.Count <= 1)
        {
            return Parts(captions, image, post, settings);
        }

        var description = TextBorders.Atoms(text.ImageDescription(), StyledText.Empty, TextLimits.Caption).ToList();
        IReadOnlyList<StyledText> pieces =
        [
            TextSplitter.Split(description, TextLimits.Caption).FirstOrDefault(Nothing),
            .. TextSplitter.Split(text.Atoms(false, TextLimits.Message), TextLimits.Message),
        ];
        return Parts(pieces, image, post, settings);
    }

    private static List<RenderedPart> Parts(IReadOnlyList<StyledText> pieces, PostImage? image, Post post, ChatSettings settings)
    {
        pieces = pieces.Count == 0 ? [Nothing] : pieces;
        var careful = settings.Risk == ChatRisk.High;
        return
        [
            .. pieces.Select((piece, index) =>
            {
                var payload = new MessagePayload
                {
                    Html = HtmlText.Of(piece).Html,
                    Photo = index == 0 ? image?.Path : null,
                    Buttons = index == pieces.Count - 1 ? post.Buttons : [],
                    // Of a list, Telegram would show the page behind its first link alone.
                    NoPreview = careful || post.Source is null,
                    Silent = careful,
                    Protect = careful,
                };
                return new RenderedPart(payload.ToJson(), Plain(piece), piece.Length);
            }),
        ];
    }

    /// <summary>With each link's address behind it.</summary>
    private static string Plain(StyledText piece)
    {
        var plain = new StringBuilder();
        string? link = null;
        foreach (var (start, end, style) in piece.Runs())
        {
            Finish(style.Link);
            plain.Append(piece.Text, start, end - start);
        }

        Finish(null);
        return plain.ToString();

        void Finish(string? next)
        {
            if (link is not null && link != next)
            {
                plain.Append(" (").Append(link).Append(')');
            }

            link = next;
        }
    }
}
