namespace Tocsin.Core.Search.Query;

/// <summary>Where a word must stand.</summary>
internal enum SearchField
{
    /// <summary>Anywhere.</summary>
    Any,
    Title,
    Author,
    Topic,
}
