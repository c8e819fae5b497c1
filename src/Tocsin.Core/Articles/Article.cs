namespace Tocsin.Core.Articles;

/// <summary>The number under which the archive keeps an article: small, stable, typed by people (<c>/article 3</c>).</summary>
public readonly record struct ArticleId(long Value)
{
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>An article in the archive.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Content">What its source says.</param>
/// <param name="Revision">1 at first sight, one more with each change of content.</param>
/// <param name="FirstSeen">When the archive first held it.</param>
/// <param name="Change">The archive's change number at its last change; an index that has seen it is up to date with it.</param>
public sealed record Article(ArticleId Id, ArticleContent Content, int Revision, DateTimeOffset FirstSeen, long Change)
{
    /// <summary>
    /// Whether a schedule may post it as new. False for what came at the first sight of a source or from a backfill: it
    /// fills the archive quietly, and only a person may still post it.
    /// </summary>
    /// <value>Default true. Column <c>article.announce</c>.</value>
    public bool Announce { get; init; } = true;
}
