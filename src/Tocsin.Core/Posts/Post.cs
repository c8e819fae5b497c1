using System.Text.Json.Serialization;

namespace Tocsin.Core.Posts;

/// <summary>What is sent, free of any platform: each platform renders it in its own form.</summary>
/// <remarks>
/// A renderer may split or shorten at sentence and paragraph borders only, never inside a word, a link or a
/// right-to-left run, and never loses the source line.
/// </remarks>
public sealed record Post
{
    /// <summary>BCP 47 language of the text; decides its direction.</summary>
    public required string Language { get; init; }

    public string? Title { get; init; }

    public IReadOnlyList<PostBlock> Blocks { get; init; } = [];

    public PostImage? Image { get; init; }

    public IReadOnlyList<PostButton> Buttons { get; init; } = [];

    /// <summary>Where its words come from and of which day they are; every post on an article has one.</summary>
    public SourceLine? Source { get; init; }
}

/// <summary>One block of a post.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(PostParagraph), "paragraph")]
[JsonDerivedType(typeof(PostList), "list")]
[JsonDerivedType(typeof(PostQuote), "quote")]
public abstract record PostBlock;

public sealed record PostParagraph(IReadOnlyList<PostSpan> Spans) : PostBlock
{
    public PostParagraph(string text)
        : this([new PostSpan(text)])
    {
    }

    [JsonConstructor]
    internal PostParagraph()
        : this([])
    {
    }
}

public sealed record PostList(IReadOnlyList<PostParagraph> Items) : PostBlock;

public sealed record PostQuote(IReadOnlyList<PostSpan> Spans) : PostBlock;

/// <summary>A run of text in one style. <paramref name="Link"/> makes it a link.</summary>
public sealed record PostSpan(string Text, PostStyle Style = PostStyle.Plain, string? Link = null);

/// <summary>How a run of text looks. <see cref="Mark"/> is a search match, <see cref="Code"/> text for programs, to be copied as it stands.</summary>
[Flags]
public enum PostStyle
{
    Plain = 0,
    Bold = 1,
    Italic = 2,
    Mark = 4,
    Code = 8,
}

/// <summary>An image with the words for those who cannot see it.</summary>
/// <param name="Path">The file, below the configuration's folder.</param>
/// <param name="AltText">What it shows; never empty.</param>
public sealed record PostImage(string Path, string AltText);

/// <summary>A button: it opens <paramref name="Url"/>, or it types <paramref name="Command"/> for the person who presses it.</summary>
public sealed record PostButton(string Label, string? Command = null, string? Url = null);
