using System.Globalization;
using System.Text;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Delivery;

/// <summary>Holds the data folder for one running Tocsin. The kernel lets go of it however the process ends.</summary>
/// <remarks>
/// Because of it, every lease in a SQLite database that this process does not hold belongs to a dead one. On PostgreSQL it
/// keeps nodes apart that would share a search index; each node has a folder of its own.
/// </remarks>
internal sealed class DataLock : IDisposable
{
    private readonly FileStream _file;
    private readonly Lock _gate = new();
    private long _written = long.MinValue;

    private DataLock(FileStream file) => _file = file;

    public static string PathIn(DatabaseOptions options) => Path.Combine(options.DataDirectory, "tocsin.lock");

    /// <exception cref="DataInUseException">Another Tocsin runs on this folder.</exception>
    public static DataLock Take(DatabaseOptions options)
    {
        Directory.CreateDirectory(options.DataDirectory);
        try
        {
            return new DataLock(new FileStream(PathIn(options), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException locked) when (locked is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException))
        {
            throw new DataInUseException(Path.GetFullPath(options.DataDirectory), locked);
        }
    }

    /// <summary>The number that was written last; null in a new file.</summary>
    public long? Read()
    {
        Span<byte> text = stackalloc byte[20];
        var length = RandomAccess.Read(_file.SafeFileHandle, text, fileOffset: 0);
        return long.TryParse(text[..length], CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>Replaces the number, durably; one below what this process wrote before changes nothing. It only ever grows, so the old one never shows behind it.</summary>
    public void Write(long number)
    {
        lock (_gate)
        {
            if (number <= _written)
            {
                return;
            }

            RandomAccess.Write(_file.SafeFileHandle, Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture)), fileOffset: 0);
            _file.Flush(flushToDisk: true);
            _written = number;
        }
    }

    public void Dispose() => _file.Dispose();
}

/// <summary>A second <c>run</c> on one data folder: two would post everything twice.</summary>
public sealed class DataInUseException(string folder, Exception inner)
    : IOException(
        $"Another Tocsin is running on '{folder}' (it holds tocsin.lock there). Stop it first, or give this one a folder of its own with --data DIR.",
        inner);
