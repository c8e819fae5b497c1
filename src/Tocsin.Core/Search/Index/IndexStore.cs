using Tocsin.Core.Search.Checking;
using Tocsin.Core.Search.Index.Building;
using Tocsin.Core.Search.Index.Files;
using Tocsin.Core.Search.Index.Merging;

namespace Tocsin.Core.Search.Index;

/// <summary>The index in its folder: one writer, any number of searches at the same time, in this process and in others.</summary>
/// <remarks>
/// Every change writes new files first and replaces the manifest last; what the manifest does not name is not there, and is
/// swept away. An index that cannot be opened is empty: the archive has everything that it held.
/// </remarks>
internal sealed class IndexStore : IDisposable
{
    private readonly string _directory;
    private readonly Lock _commit = new();
    private readonly bool _maintains;
    private readonly SnapshotHolder _snapshots;
    private FileStream? _writer;
    private IndexFiles _files;
    private Manifest _manifest;

    private IndexStore(string directory, bool maintains, FileStream? writer, IndexOpening opened)
    {
        (_directory, _maintains, _writer, _manifest, Problem) = (directory, maintains, writer, opened.Manifest, opened.Problem);
        _snapshots = new SnapshotHolder(new IndexSnapshot(opened.Segments, opened.Manifest));
        _files = new IndexFiles(directory, opened.Manifest.NextFile);
    }

    /// <summary>What of the index that was found could not be used; null when all could, there was none, or it has been replaced since.</summary>
    public IndexProblem? Problem { get; private set; }

    /// <summary>False while another process keeps the index; this one follows it then.</summary>
    public bool IsWriter => _writer is not null;

    /// <summary>Opens the index, to keep it where no other process does.</summary>
    public static IndexStore Open(string directory)
    {
        IndexOpening.MakeFolder(directory);
        var writer = WriterLock.TryTake(directory);
        var store = new IndexStore(directory, maintains: true, writer, writer is null ? IndexOpening.OpenBesideWriter(directory) : IndexOpening.Open(directory, []));
        if (store.IsWriter)
        {
            store._files.Sweep(store._manifest);
        }

        return store;
    }

    /// <summary>Opens the index as it lies there: nothing of it is changed, and no other process is kept from keeping it.</summary>
    public static IndexStore OpenToRead(string directory)
    {
        IndexOpening.MakeFolder(directory);
        return new(directory, maintains: false, writer: null, IndexOpening.OpenBesideWriter(directory));
    }

    /// <summary>The index as it is now; dispose the lease when done.</summary>
    public SnapshotLease Take() => _snapshots.Take();

    /// <summary>Reads what the process that keeps the index has written since, and keeps it from now on when that process has ended.</summary>
    public void Follow()
    {
        lock (_commit)
        {
            _writer ??= _maintains ? WriterLock.TryTake(_directory) : null;
            using var lease = Take();
            var opened = IndexOpening.Open(_directory, lease.Snapshot.Segments);
            if (opened.Problem is null || IsWriter)
            {
                (_manifest, Problem) = (opened.Manifest, opened.Problem);
                _snapshots.Replace(new IndexSnapshot(opened.Segments, _manifest));
            }

            if (IsWriter)
            {
                _files = new IndexFiles(_directory, _manifest.NextFile);
                _files.Sweep(_manifest);
            }
        }
    }

    /// <summary>Adds the articles of <paramref name="builder"/>, each in the place of what the index held of it.</summary>
    /// <param name="builder">May be empty.</param>
    /// <param name="replaced">The articles that are new, changed or gone: what the index holds of them is deleted.</param>
    /// <param name="change">The archive's change number that the index has reached with this.</param>
    public void Commit(SegmentBuilder builder, IReadOnlyCollection<long> replaced, long change)
    {
        var added = builder.Documents == 0 ? null : Write(builder.WriteTo, builder.Documents);
        lock (_commit)
        {
            using var lease = Take();
            List<LiveSegment> segments = [.. lease.Snapshot.Segments.Select(segment => Delete(segment, replaced))];
            if (added is not null)
            {
                segments.Add(added);
            }

            Publish(segments, _manifest with { Change = change });
        }
    }

    /// <summary>Makes one of some segments, if that is due; searches and commits go on meanwhile.</summary>
    /// <returns>False when nothing was due.</returns>
    /// <exception cref="InvalidDataException">One of them is damaged: it is not copied under a checksum that holds.</exception>
    public bool Merge(CancellationToken cancellationToken)
    {
        using var lease = Take();
        var parts = MergePolicy.Choose(lease.Snapshot.Segments);
        if (parts.Count == 0)
        {
            return false;
        }

        if (parts.FirstOrDefault(part => !part.Segment.Verify(cancellationToken)) is { } damaged)
        {
            throw new InvalidDataException($"{damaged.Entry.File}: its bytes are not those that were written.");
        }

        var merger = new SegmentMerger(parts);
        var documents = merger.Maps[^1].End;
        var merged = documents == 0 ? null : Write(path => merger.WriteTo(path, cancellationToken), documents);
        lock (_commit)
        {
            Put(parts, merged, merger.Maps);
        }

        return true;
    }

    /// <summary>Forgets everything; the next refresh begins at the archive's first change.</summary>
    public void Clear()
    {
        lock (_commit)
        {
            Publish([], Manifest.Empty);
        }
    }

    /// <summary>Notes that the index holds all of the archive, where it was being made.</summary>
    public void Complete()
    {
        lock (_commit)
        {
            if (_manifest.IsBeingMade)
            {
                using var lease = Take();
                Publish(lease.Snapshot.Segments, _manifest with { IsBeingMade = false });
            }
        }
    }

    public void Dispose()
    {
        _snapshots.Dispose();
        _writer?.Dispose();
    }

    private void Put(IReadOnlyList<LiveSegment> parts, LiveSegment? merged, IReadOnlyList<DocumentMap> maps)
    {
        using var lease = Take();
        List<LiveSegment> segments = [.. lease.Snapshot.Segments];
        var now = parts.Select(part => segments.Find(segment => segment.Segment == part.Segment)).ToArray();
        if (Array.Exists(now, segment => segment is null))
        {
            // The index was cleared meanwhile: what was merged is of yesterday.
            merged?.Segment.Dispose();
            return;
        }

        var at = segments.IndexOf(now[0]!);
        segments.RemoveAll(now.Contains);
        if (merged is not null)
        {
            segments.Insert(Math.Min(at, segments.Count), WithDeletions(merged, DeletedSince(now!, maps)));
        }

        Publish(segments, _manifest);
    }

    private void Publish(IReadOnlyList<LiveSegment> segments, Manifest next)
    {
        _manifest = next with
        {
            NextFile = _files.Next,
            Segments = [.. segments.Select(segment => segment.Entry)],
        };
        ManifestFile.Write(_directory, _manifest);
        Problem = null;
        _snapshots.Replace(new IndexSnapshot(segments, _manifest));
        _files.Sweep(_manifest);
    }

    private LiveSegment Delete(LiveSegment segment, IReadOnlyCollection<long> articles) =>
        WithDeletions(segment, [.. articles.Select(segment.LiveDocumentOf).Where(document => document >= 0)]);

    private LiveSegment WithDeletions(LiveSegment segment, List<int> documents)
    {
        if (documents.Count == 0)
        {
            return segment;
        }

        var deleted = segment.Deleted.With(documents);
        var file = _files.New("del");
        deleted.WriteTo(_files.PathOf(file));
        return segment with { Deleted = deleted, Entry = segment.Entry with { Deleted = file } };
    }

    /// <summary>What was deleted in the parts while they were merged, by its number in the result.</summary>
    private static List<int> DeletedSince(LiveSegment[] now, IReadOnlyList<DocumentMap> maps)
    {
        List<int> deleted = [];
        for (var part = 0; part < now.Length; part++)
        {
            for (var document = 0; document < now[part].Segment.DocumentCount; document++)
            {
                if (now[part].Deleted[document] && maps[part][document] >= 0)
                {
                    deleted.Add(maps[part][document]);
                }
            }
        }

        return deleted;
    }

    private LiveSegment Write(Func<string, uint> write, int documents)
    {
        var file = _files.New("seg");
        var sum = write(_files.PathOf(file));
        return IndexOpening.Load(_directory, new ManifestSegment
        {
            File = file,
            Length = new FileInfo(_files.PathOf(file)).Length,
            Sum = sum,
            Documents = documents,
        });
    }
}
