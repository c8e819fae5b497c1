using Tocsin.Core.Posts;

namespace Tocsin.Core.Commands;

/// <summary>What the bot answers.</summary>
/// <param name="Posts">One or more, in order.</param>
/// <param name="Succeeded">False when the answer says what was wrong with the question.</param>
public sealed record CommandAnswer(IReadOnlyList<Post> Posts, bool Succeeded = true)
{
    /// <summary>A single post.</summary>
    public static CommandAnswer Of(Post post) => new([post]);

    /// <summary>A plain sentence or two.</summary>
    public static CommandAnswer Say(string language, string text) => Of(Sentence(language, text));

    /// <summary>A plain sentence that says what was wrong and what to do.</summary>
    public static CommandAnswer Explain(string language, string text) => new([Sentence(language, text)], Succeeded: false);

    private static Post Sentence(string language, string text) =>
        new() { Language = language, Blocks = [new PostParagraph(text)] };
}
