using Tocsin.Core.Search.Index;

namespace Tocsin.Core.Search.Ranking;

/// <summary>Orders documents by their day, the newest first, where there is nothing else to order them by.</summary>
internal static class NewestFirst
{
    public static List<Candidate> Take(IndexSnapshot snapshot, DocumentSet[] sets, int count)
    {
        var queue = new PriorityQueue<Candidate, (int Day, long Article)>();
        for (var number = 0; number < sets.Length; number++)
        {
            var segment = snapshot.Segments[number].Segment;
            foreach (var document in sets[number].Documents())
            {
                queue.Enqueue(new(number, document, -1, 0), (segment.Days[document], segment.ArticleIds[document]));
                if (queue.Count > count)
                {
                    queue.Dequeue();
                }
            }
        }

        List<Candidate> newest = [];
        while (queue.TryDequeue(out var candidate, out _))
        {
            newest.Add(candidate);
        }

        newest.Reverse();
        return newest;
    }
}
