using System.Globalization;
using Tocsin.Core.Posts;
using Tocsin.Core.Proposals.Previews;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Organizers.Proposals;

/// <summary>Previews as posts: one for each language, with the messages of each platform, their lengths and their splits. Pure.</summary>
/// <remarks>Where platforms show the same words, these stand once below all their names: a phone is small.</remarks>
internal static class PreviewPosts
{
    public static IEnumerable<Post> Of(Preview preview, Words words) =>
        preview.Messages.GroupBy(message => message.Language).Select(language => new Post
        {
            // The words are shown in their own direction, whatever the organizer reads.
            Language = language.Key,
            Title = words.Format("proposals.preview-title", language.Key),
            Blocks = [.. language.GroupBy(message => string.Join('\u0001', message.Parts.Select(part => part.PlainText))).SelectMany(same => Alike([.. same], words))],
        });

    private static IEnumerable<PostBlock> Alike(IReadOnlyList<PreviewedPost> posts, Words words)
    {
        foreach (var post in posts)
        {
            var lengths = string.Join(" + ", post.Parts.Select(part => part.Length.ToString("N0", words.Culture)));
            yield return new PostParagraph(
                [new PostSpan(words.Format("proposals.preview-platform", post.Platform, post.Parts.Count, lengths), PostStyle.Bold)]);
        }

        var parts = posts[0].Parts;
        foreach (var (index, part) in parts.Index())
        {
            if (parts.Count > 1)
            {
                yield return new PostParagraph(
                    [new PostSpan(string.Create(CultureInfo.InvariantCulture, $"— {index + 1}/{parts.Count} —"), PostStyle.Italic)]);
            }

            yield return new PostQuote([new PostSpan(part.PlainText)]);
        }
    }
}
