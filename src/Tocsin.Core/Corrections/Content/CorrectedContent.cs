using System.Text.Json;
using Tocsin.Core.Delivery;
using Tocsin.Core.Posts;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Corrections.Content;

/// <summary>Makes what a post says from now on of what it said. Pure.</summary>
internal static class CorrectedContent
{
    /// <summary>The variant in <paramref name="language"/> with a new title, a new text, or both; all else of it stays, the source line above all.</summary>
    public static FrozenContent Rewrite(FrozenContent content, string language, string? title, string? text) =>
        new(content.Posts.ToDictionary(
            variant => variant.Key,
            variant => variant.Key != language
                ? variant.Value
                : variant.Value with
                {
                    Title = title ?? variant.Value.Title,
                    Blocks = text is null ? variant.Value.Blocks : Paragraphs(text),
                }));

    /// <summary>Words found are replaced wherever they stand, but in the source line; null when they stand nowhere.</summary>
    /// <param name="content">What it says.</param>
    /// <param name="language">In one variant only; null for all.</param>
    /// <param name="find">Compared to the letter.</param>
    /// <param name="replace">May be empty.</param>
    public static FrozenContent? Replace(FrozenContent content, string? language, string find, string replace)
    {
        var changed = new FrozenContent(content.Posts.ToDictionary(
            variant => variant.Key,
            variant => language is null || variant.Key == language ? WordReplacement.In(variant.Value, find, replace) : variant.Value));
        return changed.Posts.All(variant => Same(variant.Value, content.Posts[variant.Key])) ? null : changed;
    }

    /// <summary>The variants that changed say so, with the day and the reason, in their readers' language.</summary>
    /// <param name="now">What it says from now on, without such a line.</param>
    /// <param name="before">What it said, without such a line.</param>
    /// <param name="shown">What it said, as it was posted.</param>
    /// <param name="day">The day of the correction.</param>
    /// <param name="reason">Why; null for no reason given.</param>
    public static FrozenContent Marked(FrozenContent now, FrozenContent before, FrozenContent shown, DateOnly day, string? reason)
    {
        Dictionary<string, Post> posts = [];
        foreach (var language in now.Posts.Keys)
        {
            posts[language] = Same(now.Posts[language], before.For(language)) ? shown.For(language) : Mark(now.Posts[language], language, day, reason);
        }

        // Readers for whom another language stands in read this one line in their own.
        foreach (var language in Words.Languages.Where(language => !posts.ContainsKey(language)))
        {
            if (!Same(now.For(language), before.For(language)))
            {
                posts[language] = Mark(now.For(language), language, day, reason);
            }
            else if (shown.Posts.TryGetValue(language, out var earlier))
            {
                posts[language] = earlier;
            }
        }

        return new FrozenContent(posts);
    }

    public static bool Same(Post one, Post other) => Json(one) == Json(other);

    public static IReadOnlyList<PostBlock> Paragraphs(string text) =>
    [
        .. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => new PostParagraph(line)),
    ];

    private static Post Mark(Post post, string language, DateOnly day, string? reason)
    {
        var words = Words.For(language);
        var date = day.ToDateTime(TimeOnly.MinValue);
        var line = reason is null ? words.Format("correction.mark", date) : words.Format("correction.mark-reason", date, reason);
        return post with { Blocks = [.. post.Blocks, new PostParagraph([new PostSpan(line, PostStyle.Italic)])] };
    }

    private static string Json(Post post) => JsonSerializer.Serialize(post, PostJsonContext.Default.Post);
}
