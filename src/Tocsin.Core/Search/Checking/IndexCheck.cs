using Tocsin.Core.Search.Index;
using Tocsin.Core.Search.Index.Postings;

namespace Tocsin.Core.Search.Checking;

/// <summary>What <c>tocsin index check</c> found.</summary>
/// <param name="State">What the index holds.</param>
/// <param name="Behind">How many changes of the archive it has yet to read.</param>
/// <param name="Problems">What is wrong, each with its file; empty when all is well.</param>
internal sealed record IndexReport(IndexState State, long Behind, IReadOnlyList<IndexProblem> Problems)
{
    public bool IsSound => Problems.Count == 0;
}

/// <summary>Reads the whole index and checks that it is what was written.</summary>
internal static class IndexCheck
{
    public static List<IndexProblem> Problems(IndexSnapshot snapshot, CancellationToken cancellationToken)
    {
        List<IndexProblem> problems = [];
        var articles = new Dictionary<long, string>();
        foreach (var live in snapshot.Segments)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!live.Segment.Verify(cancellationToken))
            {
                problems.Add(new(live.Entry.File, "its bytes are not those that were written."));
                continue;
            }

            CheckPostings(live, problems, cancellationToken);
            CheckArticles(live, articles, problems);
        }

        return problems;
    }

    private static void CheckPostings(LiveSegment live, List<IndexProblem> problems, CancellationToken cancellationToken)
    {
        var cursor = new PostingCursor();
        var terms = live.Segment.OpenTerms();
        while (terms.MoveNext())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var entry = TermEntry.Read(terms.Payload, terms.PayloadStart);
            cursor.Open(live.Segment, entry);
            var (count, last) = (0, -1);
            while (cursor.MoveNext())
            {
                count++;
                last = cursor.Document;
            }

            if (count != entry.Documents || last >= live.Segment.DocumentCount)
            {
                problems.Add(new(live.Entry.File, "the postings of a term do not end where they should."));
                return;
            }
        }
    }

    private static void CheckArticles(LiveSegment live, Dictionary<long, string> articles, List<IndexProblem> problems)
    {
        var ids = live.Segment.ArticleIds;
        for (var document = 0; document < ids.Length; document++)
        {
            if (!live.Deleted[document] && !articles.TryAdd(ids[document], live.Entry.File))
            {
                problems.Add(new(live.Entry.File, $"article {ids[document]} is in {articles[ids[document]]} too."));
            }
        }
    }
}
