using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tocsin.Core.Campaigns.Files;

/// <summary>Stands for a folder's files by name, size and time of change: another fingerprint, another content.</summary>
internal readonly record struct FolderFingerprint(string Hash)
{
    /// <summary>Of the folder and all below it. A folder that cannot be read has a fingerprint too.</summary>
    public static FolderFingerprint Of(string directory)
    {
        try
        {
            var files = new DirectoryInfo(directory)
                .EnumerateFiles("*", SearchOption.AllDirectories)
                .Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}"))
                .Order(StringComparer.Ordinal);
            return new FolderFingerprint(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', files)))));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new FolderFingerprint(error.GetType().Name);
        }
    }
}
