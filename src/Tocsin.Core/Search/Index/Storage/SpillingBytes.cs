namespace Tocsin.Core.Search.Index.Storage;

/// <summary>Bytes that wait to be written behind others: a little of them in memory, the rest in a file that nobody else sees.</summary>
/// <param name="path">Where that file is, if it needs one; it is gone when this is disposed of, or swept away after a crash.</param>
internal sealed class SpillingBytes(string path) : IDisposable
{
    private const int MostInMemory = 1 << 20;

    private FileStream? _file;

    /// <summary>What is added to next; call <see cref="Spill"/> now and then.</summary>
    public ByteWriter Last { get; } = new();

    public long Length => (_file?.Length ?? 0) + Last.Length;

    /// <summary>Moves what is in memory to the file, if that is much.</summary>
    public void Spill()
    {
        if (Last.Length >= MostInMemory)
        {
            _file ??= new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
            _file.Write(Last.Written);
            Last.Clear();
        }
    }

    public void WriteTo(SectionFileWriter to)
    {
        if (_file is not null)
        {
            var buffer = new byte[1 << 16];
            _file.Position = 0;
            while (_file.Read(buffer) is var count and > 0)
            {
                to.Write(buffer.AsSpan(0, count));
            }
        }

        to.Write(Last.Written);
    }

    public void Dispose() => _file?.Dispose();
}
