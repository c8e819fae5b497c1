using Tocsin.Core.Articles;

namespace Tocsin.Tests.Summaries;

/// <summary>Made-up articles on nobody and nothing in particular.</summary>
internal static class Articles
{
    public static readonly string[] Garden =
    [
        "The neighbours of the old mill voted on Tuesday to turn the empty yard into a shared garden with forty beds.",
        "The yard has stood empty since the mill closed twelve years ago. Several plans for a car park failed in the council.",
        "\"We want a place where people meet,\" said the speaker of the group. However, some members asked who would pay for the water.",
        "The garden will open in spring, and each household of the street may ask for one of the forty beds. They cost nothing in the first year.",
        "The council has promised to repair the wall between the yard and the river before the garden opens. It also lends the tools.",
    ];

    public static ArticleContent Content(params IEnumerable<string> paragraphs) => new()
    {
        Url = "https://example.org/a",
        Title = "Neighbours plan a shared garden at the mill",
        Language = "en",
        Paragraphs = [.. paragraphs],
    };
}
