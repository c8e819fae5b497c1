using Tocsin.Core.Search.Index.Postings;
using Tocsin.Core.Search.Index.Segments;
using Tocsin.Core.Search.Index.Storage;

namespace Tocsin.Core.Search.Index.Merging;

/// <summary>Writes several segments as one, without their deleted documents.</summary>
internal sealed class SegmentMerger(IReadOnlyList<LiveSegment> parts)
{
    private readonly PostingCursor _cursor = new();
    private int[] _positions = new int[256];

    /// <summary>Where each part's documents came to lie, after <see cref="WriteTo"/>.</summary>
    public IReadOnlyList<DocumentMap> Maps { get; } = MapAll(parts);

    /// <returns>The checksum of the result.</returns>
    public uint WriteTo(string path, CancellationToken cancellationToken)
    {
        using var writer = new SegmentWriter(path, Columns());
        var terms = new TableMerge(parts.Select(part => part.Segment.OpenTerms()));
        while (terms.MoveNext())
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var part in terms.Current)
            {
                Copy(part, TermEntry.Read(terms[part].Payload, terms[part].PayloadStart), writer.Postings);
            }

            writer.EndTerm(terms.Key);
        }

        MergeWords(writer);
        return writer.Finish();
    }

    private void Copy(int part, TermEntry entry, PostingsWriter to)
    {
        _cursor.Open(parts[part].Segment, entry);
        while (_cursor.MoveNext())
        {
            var document = Maps[part][_cursor.Document];
            if (document >= 0)
            {
                var count = _cursor.Count;
                if (count > _positions.Length)
                {
                    _positions = new int[count * 2];
                }

                _cursor.Positions(_positions.AsSpan(0, count));
                to.Add(document, _cursor.Frequency - count, _positions.AsSpan(0, count));
            }
        }
    }

    private void MergeWords(SegmentWriter writer)
    {
        var words = new TableMerge(parts.Select(part => part.Segment.OpenWords()));
        while (words.MoveNext())
        {
            var (documents, spelling) = (0, (string?)null);
            foreach (var part in words.Current)
            {
                var reader = new ByteReader(words[part].Payload);
                documents += reader.Int();
                spelling ??= reader.AtEnd ? null : reader.Text();
            }

            writer.AddWord(words.Key, documents, spelling);
        }
    }

    private DocumentColumns Columns()
    {
        var columns = new DocumentColumns();
        foreach (var part in parts)
        {
            var segment = part.Segment;
            for (var document = 0; document < segment.DocumentCount; document++)
            {
                if (!part.Deleted[document])
                {
                    var topics = new List<string>();
                    foreach (var topic in segment.TopicsOf(document))
                    {
                        topics.Add(segment.TopicNames[topic].Name);
                    }

                    columns.Add(
                        segment.ArticleIds[document], segment.Lengths[document],
                        segment.Languages[segment.LanguageOf[document]].Language, segment.Days[document], topics);
                }
            }

            foreach (var author in segment.ReadAuthorNames())
            {
                columns.AddAuthor(author.Name, author.Count);
            }
        }

        return columns;
    }

    private static DocumentMap[] MapAll(IReadOnlyList<LiveSegment> parts)
    {
        var maps = new DocumentMap[parts.Count];
        for (var part = 0; part < parts.Count; part++)
        {
            maps[part] = new DocumentMap(parts[part], part == 0 ? 0 : maps[part - 1].End);
        }

        return maps;
    }
}
