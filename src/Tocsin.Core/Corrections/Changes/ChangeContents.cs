using Tocsin.Core.Delivery;
using Tocsin.Core.Posts;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Corrections.Changes;

/// <summary>What should stand in a chat once its change is made.</summary>
internal sealed class ChangeContents(ContentCache contents)
{
    /// <summary>The corrected post as this chat sees it; of a recall the notice that stands in its place.</summary>
    public async Task<IReadOnlyList<RenderedPart>> RenderAsync(IPlatform platform, HeldChange held, CancellationToken cancellationToken) =>
        held.Withdraws
            ? [Notice(platform, held)]
            : platform.Render(
                await contents.PostForAsync(held.DispatchId, held.Number, held.Chat.Settings.Language, cancellationToken), held.Chat.Settings);

    /// <summary>What is said in place of a message that is withdrawn, in the chat's language; the same each time.</summary>
    public static RenderedPart Notice(IPlatform platform, HeldChange held)
    {
        var words = Words.For(held.Chat.Settings.Language);
        var day = held.PostedAt.UtcDateTime.Date;
        var text = !held.Withdraws ? words["correction.part-withdrawn"]
            : held.Reason is { } reason ? words.Format("correction.withdrawn-reason", day, reason)
            : words.Format("correction.withdrawn", day);
        return platform.Render(new Post { Language = words.Language, Blocks = [new PostParagraph(text)] }, held.Chat.Settings)[0];
    }
}
