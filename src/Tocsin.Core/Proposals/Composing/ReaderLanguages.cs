using Tocsin.Core.Chats;
using Tocsin.Core.Posts;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Proposals.Composing;

/// <summary>In which languages posts are made ahead: those with words of their own, the audience's, and all that the bot speaks.</summary>
internal sealed class ReaderLanguages(ChatStore chats)
{
    /// <summary>A post for each; the first of <paramref name="own"/> comes first, for it stands in for what is missing.</summary>
    public async Task<IReadOnlyDictionary<string, Post>> PostsAsync(
        IEnumerable<string> own, Audience audience, Func<string, Post?> compose, CancellationToken cancellationToken)
    {
        var read = (await chats.ListActiveAsync(audience, cancellationToken)).Select(chat => chat.Settings.Language);
        Dictionary<string, Post> posts = [];
        foreach (var language in own.Concat(read).Concat(Words.Languages).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (compose(language) is { } post)
            {
                posts[language] = post;
            }
        }

        return posts;
    }
}
