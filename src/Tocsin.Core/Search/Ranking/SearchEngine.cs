using System.Collections.Concurrent;
using Tocsin.Core.Search.Index;
using Tocsin.Core.Search.Query;
using Tocsin.Core.Search.Synonyms;

namespace Tocsin.Core.Search.Ranking;

/// <summary>Answers a parsed query from a snapshot of the index. Safe for many threads.</summary>
internal sealed class SearchEngine(SynonymTable synonyms)
{
    /// <summary>So many of the best are looked at again for nearness; what comes after keeps its place.</summary>
    private const int Reranked = 15;

    private readonly ConcurrentBag<SegmentScorer> _scorers = [];
    private readonly ConcurrentBag<Proximity> _proximities = [];

    /// <param name="snapshot">The index.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="told">The reader's primary language, where known.</param>
    /// <param name="page">How many to pass over, and how many to return.</param>
    /// <param name="withFacets">Whether to count by year, topic and language.</param>
    public RankedPage Find(IndexSnapshot snapshot, ParsedQuery query, string? told, (int Offset, int Limit) page, bool withFacets)
    {
        var lookup = new TermLookup(snapshot);
        var addressed = AddressFinder.Find(lookup, query.Addresses);
        var tokens = addressed is null ? QueryToken.Of(query) : [];
        var plans = new QueryPlanner(lookup, new WordExpansion(lookup, synonyms)).Plan(tokens, told);
        var filters = new FilterBuilder(query, lookup, synonyms);
        var allowed = snapshot.Segments.Select((_, number) => filters.Build(number)).ToArray();
        var matches = addressed ?? Matches(lookup, query, tokens, plans, allowed);
        var total = matches.Sum(set => set.Count);
        var wanted = (int)Math.Min((long)page.Offset + page.Limit, total);
        var best = wanted == 0 ? []
            : plans.Count == 0 ? NewestFirst.Take(snapshot, matches, wanted)
            : Rank(lookup, plans, allowed, wanted);
        return new RankedPage
        {
            Query = query,
            Tokens = tokens,
            Plans = plans,
            Total = total,
            Hits = [.. best.Take(wanted).Skip(page.Offset).Select(candidate => Hit(snapshot, candidate))],
            Facets = total == 0 || !withFacets ? null : FacetCounter.Count(snapshot, matches),
            OtherLanguages = told is null || total == 0 ? null : FacetCounter.WhenNoneIn(told, snapshot, matches),
        };
    }

    /// <summary>The articles nearest to one by its words, without itself.</summary>
    public IReadOnlyList<RankedHit> Related(IndexSnapshot snapshot, LanguagePlan plan, TermLookup lookup, long article, int limit)
    {
        var allowed = snapshot.Segments.Select(LiveOnly).ToArray();
        return
        [
            .. Best(lookup, [plan], allowed, limit + 1)
                .Select(candidate => Hit(snapshot, candidate))
                .Where(hit => hit.ArticleId != article)
                .Take(limit),
        ];
    }

    private static DocumentSet[] Matches(
        TermLookup lookup, ParsedQuery query, List<QueryToken> tokens, IReadOnlyList<LanguagePlan> plans, DocumentSet?[] allowed)
    {
        var segments = lookup.Snapshot.Segments;
        if (plans.Count > 0)
        {
            var counter = new MatchCounter();
            return [.. segments.Select((_, number) => counter.Matches(lookup, number, plans, allowed[number]))];
        }

        // Nothing to rank by: filters and required parts alone choose, or, where nothing at all is asked, everything is new.
        var choosesAll = tokens.Count == 0 && (string.IsNullOrWhiteSpace(query.Text) || query.HasFilter || query.Clauses.Count > 0);
        return
        [
            .. segments.Select((segment, number) => !choosesAll
                ? new DocumentSet(segment.Segment.DocumentCount)
                : allowed[number] ?? DocumentSet.All(segment.Segment.DocumentCount)),
        ];
    }

    private List<Candidate> Rank(TermLookup lookup, IReadOnlyList<LanguagePlan> plans, DocumentSet?[] allowed, int wanted)
    {
        var candidates = Best(lookup, plans, allowed, Math.Max(wanted, Reranked));
        var proximity = _proximities.TryTake(out var pooled) ? pooled : new Proximity();
        var reranked = proximity.Rank(lookup, plans, candidates.GetRange(0, Math.Min(Reranked, candidates.Count)));
        _proximities.Add(proximity);
        return [.. reranked, .. candidates.Skip(Reranked)];
    }

    private List<Candidate> Best(TermLookup lookup, IReadOnlyList<LanguagePlan> plans, DocumentSet?[] allowed, int wanted)
    {
        var top = new TopCandidates(wanted);
        var scorer = _scorers.TryTake(out var pooled) ? pooled : new SegmentScorer();
        foreach (var (plan, planNumber) in plans.Select((plan, number) => (plan, number)).OrderByDescending(entry => entry.plan.Best))
        {
            for (var segment = 0; segment < lookup.Snapshot.Segments.Count && plan.Best > top.Threshold; segment++)
            {
                scorer.Score((lookup.Snapshot.Segments[segment], segment), (plan, planNumber), allowed[segment], top);
            }
        }

        _scorers.Add(scorer);
        return top.Take();
    }

    private static DocumentSet? LiveOnly(LiveSegment segment)
    {
        if (segment.Deleted.Count == 0)
        {
            return null;
        }

        var live = DocumentSet.All(segment.Segment.DocumentCount);
        live.ExceptWith(segment.Deleted.Bits);
        return live;
    }

    private static RankedHit Hit(IndexSnapshot snapshot, Candidate candidate)
    {
        var segment = snapshot.Segments[candidate.Segment].Segment;
        return new(
            segment.ArticleIds[candidate.Document],
            segment.Languages[segment.LanguageOf[candidate.Document]].Language,
            candidate.Score);
    }
}
