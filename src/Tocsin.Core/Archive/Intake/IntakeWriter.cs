using Tocsin.Core.Articles;
using Tocsin.Core.Sources.Store;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Archive.Intake;

/// <summary>Puts a source's articles into the archive, in a transaction that the caller owns; a source changes only what is its own.</summary>
internal sealed class IntakeWriter(DbSession session, Source source, TimeProvider clock)
{
    private readonly ArticleOwners _owners = new(session, source);

    public async Task<IReadOnlyList<UpsertOutcome>> WriteAsync(IReadOnlyList<ArticleContent> articles, bool announce, MayChange may)
    {
        if (articles.Count == 0)
        {
            return [];
        }

        var outcomes = await new ArticleWriter(session, clock).UpsertAsync(articles, announce, rows => _owners.ClosedAsync(rows, may));
        await _owners.TakeAsync(outcomes);
        return outcomes;
    }
}
