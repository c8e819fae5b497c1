using System.Runtime.InteropServices;
using Tocsin.Core.Search.Index.Storage;
using Tocsin.Core.Search.Index.Tables;

namespace Tocsin.Core.Search.Index.Segments;

/// <summary>An immutable part of the index: some documents with all that is known of them, in one mapped file.</summary>
internal sealed class Segment : IDisposable
{
    private readonly SectionFile _file;
    private readonly TableGuide _terms;

    /// <exception cref="InvalidDataException">The file is torn or of another format.</exception>
    public Segment(string path)
    {
        _file = new SectionFile(path);
        Path = path;
        DocumentCount = _file[SectionName.ArticleIds].Length / sizeof(long);
        Languages = LanguageTable.Read(_file[SectionName.LanguageNames]);
        TopicNames = NameTable.Read(_file[SectionName.TopicNames]);
        Frequent = new FrequentTerms(this);
        _terms = new TableGuide(_file, SectionName.Terms, SectionName.TermBlocks);
    }

    public string Path { get; }

    public uint Sum => _file.Sum;

    public long FileLength => _file.Length;

    /// <summary>How many documents it was made with; some of them may be deleted since.</summary>
    public int DocumentCount { get; }

    public IReadOnlyList<LanguageStatistics> Languages { get; }

    public IReadOnlyList<NameCount> TopicNames { get; }

    /// <summary>What is kept of the terms that many documents have.</summary>
    public FrequentTerms Frequent { get; }

    public IReadOnlyList<NameCount> ReadAuthorNames() => NameTable.Read(_file[SectionName.AuthorNames]);

    public ReadOnlySpan<byte> Postings => _file.Padded(SectionName.Postings);

    public ReadOnlySpan<byte> Terms => _file[SectionName.Terms];

    public ReadOnlySpan<long> ArticleIds => MemoryMarshal.Cast<byte, long>(_file[SectionName.ArticleIds]);

    /// <summary>The length code of each document.</summary>
    public ReadOnlySpan<byte> Lengths => _file[SectionName.Lengths];

    /// <summary>The language of each document, as an index into <see cref="Languages"/>.</summary>
    public ReadOnlySpan<byte> LanguageOf => _file[SectionName.Languages];

    /// <summary>The day each document was published, as <see cref="DateOnly.DayNumber"/>; <see cref="NoDay"/> where it is unknown.</summary>
    public ReadOnlySpan<int> Days => MemoryMarshal.Cast<byte, int>(_file[SectionName.Days]);

    public const int NoDay = -1;

    /// <summary>Where in <see cref="Topics"/> those of each document begin, with the end of the last.</summary>
    public ReadOnlySpan<int> TopicStarts => MemoryMarshal.Cast<byte, int>(_file[SectionName.TopicStarts]);

    /// <summary>The topics of all documents, as indexes into <see cref="TopicNames"/>.</summary>
    public ReadOnlySpan<int> Topics => MemoryMarshal.Cast<byte, int>(_file[SectionName.Topics]);

    /// <summary>The topics of a document, as indexes into <see cref="TopicNames"/>.</summary>
    public ReadOnlySpan<int> TopicsOf(int document) => Topics[TopicStarts[document]..TopicStarts[document + 1]];

    public SortedTableCursor OpenTerms() => new(_file, SectionName.Terms, SectionName.TermBlocks, _terms);

    public SortedTableCursor OpenWords() => new(_file, SectionName.Words, SectionName.WordBlocks);

    /// <summary>The numbers of the words, ordered by their endings.</summary>
    public ReadOnlySpan<int> WordEndings => MemoryMarshal.Cast<byte, int>(_file[SectionName.WordEndings]);

    /// <summary>The document of an article, -1 when the segment has none.</summary>
    public int DocumentOf(long articleId)
    {
        var ids = ArticleIds;
        var order = MemoryMarshal.Cast<byte, int>(_file[SectionName.IdOrder]);
        var (low, high) = (0, order.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var id = ids[order[middle]];
            if (id == articleId)
            {
                return order[middle];
            }

            (low, high) = id < articleId ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    /// <inheritdoc cref="SectionFile.Verify"/>
    public bool Verify(CancellationToken cancellationToken) => _file.Verify(cancellationToken);

    public void Dispose() => _file.Dispose();
}
