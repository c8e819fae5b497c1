namespace Tocsin.Core.Search.Index.Files;

/// <summary>Held by the one process that may change the index; the operating system frees it when that process ends, however it ends.</summary>
internal static class WriterLock
{
    private const string Name = "writer";

    /// <summary>Null when another process has it.</summary>
    public static FileStream? TryTake(string directory)
    {
        try
        {
            return new FileStream(Path.Combine(directory, Name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception taken) when (taken is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
