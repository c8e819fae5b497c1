using Tocsin.Core.Articles;
using Tocsin.Core.Sources.Store;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Archive.Intake;

/// <summary>Puts a source's articles into the archive, in a transaction that the caller owns, and tells organizers of what changed.</summary>
internal sealed class IntakeWriter(DbSession session, Source source, TimeProvider clock)
{
    private readonly ArticleOwners _owners = new(session, source);

    public async Task<IReadOnlyList<UpsertOutcome>> WriteAsync(IReadOnlyList<ArticleContent> articles, bool announce)
    {
        if (articles.Count == 0)
        {
            return [];
        }

        var outcomes = await new ArticleWriter(session, clock).UpsertAsync(articles, announce, _owners.ClosedAsync);
        await _owners.TakeAsync(outcomes);
        foreach (var changed in outcomes.OfType<UpsertOutcome.Changed>())
        {
            var difference = ArticleDifference.Of(changed.Before, changed.After);
            await SourceEvents.AddAsync(
                session,
                SourceEventKind.ArticleChanged,
                $"article:{changed.Id}",
                [changed.Id.ToString(), changed.After.Title, difference.Before, difference.After],
                clock.GetUtcNow());
        }

        return outcomes;
    }
}
