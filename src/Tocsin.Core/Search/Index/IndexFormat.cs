namespace Tocsin.Core.Search.Index;

/// <summary>The versions that an index must have to be read; with any other it is made anew from the archive.</summary>
internal static class IndexFormat
{
    /// <summary>How bytes lie in the files.</summary>
    public const uint Version = 1;

    /// <summary>How words become terms; raised with every change of tokens, folding, stemmers or field weights.</summary>
    public const int Analysis = 2;
}
