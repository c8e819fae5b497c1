using System.Globalization;
using Tocsin.Core.Search.Checking;
using Tocsin.Core.Search.Index.Segments;

namespace Tocsin.Core.Search.Index.Files;

/// <summary>What was found in an index's folder.</summary>
/// <param name="Manifest">The manifest, or an empty one.</param>
/// <param name="Segments">Its segments, open.</param>
/// <param name="Problem">Why what was found could not be used; null when it could, or there was nothing.</param>
internal sealed record IndexOpening(Manifest Manifest, IReadOnlyList<LiveSegment> Segments, IndexProblem? Problem)
{
    /// <summary>A process that keeps the index does not replace it faster than it is opened: so many failures in a row are damage.</summary>
    private const int MostTries = 3;

    /// <summary>Opens what the manifest names; all of it, or nothing.</summary>
    /// <param name="directory">The index's folder.</param>
    /// <param name="open">Segments that are open already and need not be opened again.</param>
    public static IndexOpening Open(string directory, IReadOnlyList<LiveSegment> open)
    {
        List<LiveSegment> loaded = [];
        var file = ManifestFile.Name;
        var nextFile = NextFile(directory);
        try
        {
            var manifest = ManifestFile.Read(directory) ?? Manifest.Empty;
            foreach (var entry in manifest.Segments)
            {
                file = entry.File;
                loaded.Add(Reuse(directory, entry, open) ?? Load(directory, entry));
            }

            return new(manifest with { NextFile = Math.Max(manifest.NextFile, nextFile) }, loaded, null);
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            foreach (var segment in loaded.Where(segment => open.All(other => other.Segment != segment.Segment)))
            {
                segment.Segment.Dispose();
            }

            return new(Manifest.Empty with { NextFile = nextFile }, [], new(file, problem.Message));
        }
    }

    /// <summary>Opens what another process may be replacing: a file that is gone was swept away after the manifest was read.</summary>
    public static IndexOpening OpenBesideWriter(string directory)
    {
        var opened = IndexOpening.Open(directory, []);
        for (var tries = 1; opened.Problem is not null && tries < MostTries; tries++)
        {
            opened = IndexOpening.Open(directory, []);
        }

        return opened;
    }

    /// <summary>Makes the folder of the index where it is missing.</summary>
    /// <exception cref="InvalidDataException">It cannot be made; the message says why and what to do.</exception>
    public static void MakeFolder(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException(
                File.Exists(directory)
                    ? $"{directory} is a file, where the folder of the search index should be. Move it away; the index is made from the archive."
                    : $"the folder of the search index, {directory}, can't be made ({problem.Message}).",
                problem);
        }
    }

    /// <exception cref="InvalidDataException">A file is not what the manifest says.</exception>
    public static LiveSegment Load(string directory, ManifestSegment entry)
    {
        var segment = new Segment(Path.Combine(directory, entry.File));
        if (segment.Sum != entry.Sum || segment.FileLength != entry.Length || segment.DocumentCount != entry.Documents)
        {
            segment.Dispose();
            throw new InvalidDataException("it is not the file that the manifest names.");
        }

        try
        {
            return new LiveSegment(segment, Deleted(directory, entry), entry);
        }
        catch
        {
            segment.Dispose();
            throw;
        }
    }

    private static LiveSegment? Reuse(string directory, ManifestSegment entry, IReadOnlyList<LiveSegment> open) =>
        open.FirstOrDefault(segment => segment.Entry.File == entry.File && segment.Entry.Sum == entry.Sum) is { } known
            ? known with { Entry = entry, Deleted = Deleted(directory, entry) }
            : null;

    private static DeletedDocuments Deleted(string directory, ManifestSegment entry) =>
        entry.Deleted is null
            ? DeletedDocuments.None(entry.Documents)
            : DeletedDocuments.Read(Path.Combine(directory, entry.Deleted), entry.Documents);

    /// <summary>A number that no file has, so that none which a search still reads is ever overwritten.</summary>
    private static long NextFile(string directory) =>
        1 + Directory.EnumerateFiles(directory, "*-*")
            .Select(path => Path.GetFileName(path)[4..])
            .Select(number => long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0)
            .DefaultIfEmpty(0)
            .Max();
}
