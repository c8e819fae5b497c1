using Tocsin.Core.Posts;

namespace Tocsin.Tests.Discord;

/// <summary>Posts with made-up words.</summary>
internal static class Posts
{
    public static readonly SourceLine Source =
        new("A. Writer", "The Paper, 12", new DateOnly(2016, 5, 3), "en", "https://paper.example/a(1)", "Archive, May 2016");

    public static Post Short(string text = "Bring water.") => new()
    {
        Language = "en",
        Title = "A call",
        Blocks = [new PostParagraph(text)],
        Source = Source,
    };

    public static Post Long(int sentences = 400) => new()
    {
        Language = "en",
        Title = "A long text",
        Blocks =
        [
            .. Enumerable.Range(0, sentences / 4).Select(paragraph => new PostParagraph(
                string.Join(' ', Enumerable.Range(0, 4).Select(sentence => $"This is sentence {(paragraph * 4) + sentence} of the long text.")))),
        ],
        Source = Source,
    };
}
