using Tocsin.Core.Posts;
using Tocsin.Core.Search;
using Tocsin.Core.Search.Analysis;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Members;

/// <summary>Makes a post of a search's answer.</summary>
internal static class SearchPost
{
    private const int LanguagesTold = 6;

    public static Post Compose(SearchAnswer answer, Paging paging, DateOnly today, string language)
    {
        var words = Words.For(language);
        List<PostBlock> blocks = [];
        if (answer.IndexedSoFar is { } indexed)
        {
            blocks.Add(new PostParagraph([new PostSpan(words.Format("search.being-made", indexed), PostStyle.Italic)]));
        }

        if (answer.DidYouMean is { } meant)
        {
            blocks.Add(new PostParagraph([new PostSpan(words.Format("search.did-you-mean", Echo.Of(meant)), PostStyle.Italic)]));
        }

        if (answer.Hits.Count > 0 && OtherLanguages.Of(answer) is { Count: > 0 } others && Analyzer.Primary(language) is not "und" and var own)
        {
            blocks.Add(new PostParagraph(NoneIn(own, others, words)));
        }

        blocks.AddRange(answer.Hits.Select(hit => ArticleLines.Entry(hit, today, language)));
        if (answer.Hits.Count == 0)
        {
            blocks.Add(new PostParagraph(words[answer.Total > 0 ? "list.no-such-page" : "search.nothing"]));
        }

        if (answer.Facets is { } facets && answer.Total > Paging.Size)
        {
            blocks.Add(new PostParagraph([new PostSpan(Facets(facets, words), PostStyle.Italic)]));
        }

        return new Post
        {
            Language = words.Language,
            Title = words.Format("search.title", Echo.Of(answer.Query) is { Length: > 0 } asked ? asked : words["latest.title"], answer.Total),
            Blocks = blocks,
            Buttons = paging.Buttons("search", answer.Total, words),
        };
    }

    private static string NoneIn(string own, IReadOnlyDictionary<string, int> others, Words words) => words.Format(
        "search.other-languages",
        LanguageNames.Of(own, words),
        string.Join(", ", others
            .OrderByDescending(other => other.Value)
            .ThenBy(other => other.Key, StringComparer.Ordinal)
            .Take(LanguagesTold)
            .Select(other => words.Format("search.so-many-in", other.Value, LanguageNames.Of(other.Key, words)))));

    private static string Facets(SearchFacets facets, Words words)
    {
        var languages = facets.Languages.Select(count => KeyValuePair.Create(LanguageNames.Of(count.Key, words), count.Value));
        return string.Join(
            "  ·  ",
            new[] { facets.Years, facets.Topics, languages }
                .Select(facet => string.Join(", ", facet.Take(4).Select(count => $"{count.Key} {count.Value}")))
                .Where(facet => facet.Length > 0));
    }
}
