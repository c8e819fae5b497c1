using System.IO.MemoryMappedFiles;

namespace Tocsin.Core.Search.Index.Storage;

/// <summary>A file in memory, read as it lies on the disk: the operating system keeps the pages that are used.</summary>
/// <remarks>The owner disposes it when nobody reads any more; spans taken from it are invalid from then on.</remarks>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private byte* _start;

    /// <exception cref="IOException">The file is missing, empty or cannot be mapped.</exception>
    public MappedFile(string path)
    {
        Length = new FileInfo(path).Length;
        if (Length is 0 or > int.MaxValue)
        {
            throw new InvalidDataException($"{Length} bytes cannot be a file of the index.");
        }

        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        _file = MemoryMappedFile.CreateFromFile(
            stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        _view = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
    }

    public long Length { get; }

    public ReadOnlySpan<byte> Bytes => new(_start, (int)Length);

    public ReadOnlySpan<byte> Slice(long offset, long length) => Bytes.Slice((int)offset, (int)length);

    public void Dispose()
    {
        if (_start != null)
        {
            _start = null;
            _view.SafeMemoryMappedViewHandle.ReleasePointer();
            _view.Dispose();
            _file.Dispose();
        }
    }
}
