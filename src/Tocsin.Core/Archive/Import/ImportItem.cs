using Tocsin.Core.Articles;

namespace Tocsin.Core.Archive.Import;

/// <summary>What a reader found at one place of a file. A closed set.</summary>
internal abstract record ImportItem
{
    private ImportItem()
    {
    }

    public sealed record Found(ArticleContent Content) : ImportItem;

    public sealed record Refused(ImportRefusal Refusal) : ImportItem;
}
