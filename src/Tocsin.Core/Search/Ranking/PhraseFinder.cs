using System.Text;
using Tocsin.Core.Search.Index.Postings;

namespace Tocsin.Core.Search.Ranking;

/// <summary>Finds the documents in which terms follow each other at given distances.</summary>
internal sealed class PhraseFinder(TermLookup lookup)
{
    /// <summary>A term that stands more often in one document is looked at this often.</summary>
    private const int MostPositions = 4096;

    /// <summary>A prefix inside a required part stands for this many terms.</summary>
    private const int MostTerms = 200;

    /// <summary>Adds the documents of a segment that have the phrase; a single term is a phrase of one.</summary>
    public void AddTo(DocumentSet set, int segment, IReadOnlyList<(string Key, int Offset)> keys)
    {
        if (keys.Count == 0)
        {
            return;
        }

        if (keys.Count == 1)
        {
            foreach (var cursor in Open(segment, keys[0].Key))
            {
                while (cursor.MoveNext())
                {
                    set.Add(cursor.Document);
                }
            }

            return;
        }

        var cursors = new List<(PostingCursor Cursor, int Offset)>();
        foreach (var (key, offset) in keys)
        {
            if (Open(segment, key.TrimEnd('*')) is not [var cursor])
            {
                return;
            }

            cursors.Add((cursor, offset));
        }

        Follow(set, [.. cursors.OrderBy(entry => entry.Cursor.Documents)]);
    }

    private static void Follow(DocumentSet set, (PostingCursor Cursor, int Offset)[] cursors)
    {
        var lead = cursors[0].Cursor;
        for (var more = lead.MoveNext(); more; more = lead.MoveNext())
        {
            if (Array.TrueForAll(cursors, entry => entry.Cursor.MoveTo(lead.Document) && entry.Cursor.Document == lead.Document)
                && Matches(cursors))
            {
                set.Add(lead.Document);
            }
        }
    }

    private static bool Matches((PostingCursor Cursor, int Offset)[] cursors)
    {
        HashSet<int>? starts = null;
        var positions = new int[MostPositions];
        foreach (var (cursor, offset) in cursors)
        {
            var count = cursor.Positions(positions);
            HashSet<int> here = new(count);
            for (var i = 0; i < count; i++)
            {
                here.Add(positions[i] - offset);
            }

            if (starts is null)
            {
                starts = here;
            }
            else
            {
                starts.IntersectWith(here);
            }

            if (starts.Count == 0)
            {
                return false;
            }
        }

        return true;
    }

    private List<PostingCursor> Open(int number, string key)
    {
        var segment = lookup.Snapshot.Segments[number].Segment;
        List<PostingCursor> cursors = [];
        var terms = segment.OpenTerms();
        var isPrefix = key.EndsWith('*');
        var bytes = Encoding.UTF8.GetBytes(key.TrimEnd('*'));
        for (var more = terms.SeekAtLeast(bytes);
            more && cursors.Count < MostTerms && (isPrefix ? terms.Key.StartsWith(bytes) : terms.Key.SequenceEqual(bytes));
            more = terms.MoveNext())
        {
            var cursor = new PostingCursor();
            cursor.Open(segment, TermEntry.Read(terms.Payload, terms.PayloadStart));
            cursors.Add(cursor);
        }

        return cursors;
    }
}
