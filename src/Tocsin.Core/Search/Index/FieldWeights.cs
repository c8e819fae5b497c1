namespace Tocsin.Core.Search.Index;

/// <summary>What a word counts by the field it stands in (BM25F): once in the body, more where an editor chose it.</summary>
internal static class FieldWeights
{
    public const int Title = 4;
    public const int Standfirst = 2;
    public const int Body = 1;
    public const int Topic = 3;
    public const int Author = 3;

    /// <summary>Positions left free between fields and paragraphs, so that no phrase reaches across.</summary>
    public const int Gap = 4;
}
