using Tocsin.Core.Articles;

namespace Tocsin.Core.Search.Completing;

/// <summary>What a person who types may mean.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As printed.</param>
/// <param name="Article">The article, of a title.</param>
/// <param name="Articles">How many articles have it; 1 for a title.</param>
internal sealed record Completion(CompletionKind Kind, string Text, ArticleId? Article, int Articles)
{
    /// <summary>The query that finds it.</summary>
    public string Query => Kind switch
    {
        CompletionKind.Topic => $"topic:\"{Text}\"",
        CompletionKind.Author => $"author:\"{Text}\"",
        _ => Text,
    };
}

internal enum CompletionKind
{
    Topic,
    Author,
    Title,
}
