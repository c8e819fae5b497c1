using System.Globalization;

namespace Tocsin.Core.Search.Index.Files;

/// <summary>Names new files, and removes those that no manifest names any more.</summary>
internal sealed class IndexFiles(string directory, long next)
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _unnamed = new(StringComparer.Ordinal);
    private long _next = next;

    public long Next
    {
        get
        {
            lock (_gate)
            {
                return _next;
            }
        }
    }

    public string PathOf(string file) => Path.Combine(directory, file);

    /// <summary>A name for a file that is to be written; it is left alone until a manifest names it.</summary>
    public string New(string kind)
    {
        lock (_gate)
        {
            var file = string.Create(CultureInfo.InvariantCulture, $"{kind}-{_next++:D6}");
            _unnamed.Add(file);
            return file;
        }
    }

    /// <summary>Removes every file of the index but those of <paramref name="manifest"/> and those being written.</summary>
    public void Sweep(Manifest manifest)
    {
        HashSet<string> kept = new(StringComparer.Ordinal);
        lock (_gate)
        {
            foreach (var segment in manifest.Segments)
            {
                kept.Add(segment.File);
                kept.Add(segment.Deleted ?? segment.File);
            }

            _unnamed.ExceptWith(kept);
            kept.UnionWith(_unnamed);
        }

        foreach (var path in Directory.EnumerateFiles(directory, "*-*").Where(path => !kept.Contains(Path.GetFileName(path))))
        {
            Remove(path);
        }
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
        {
            // Some systems do not delete what a search still reads; the next sweep does.
        }
    }
}
