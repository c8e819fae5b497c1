using System.Security.Cryptography;
using System.Text;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Organizers;

/// <summary>The secret that makes pseudonyms of people and seals the audit log: <c>organizers.key</c> in the data folder.</summary>
/// <remarks>
/// Without it nobody can tell from the database who an organizer is, not even by trying all numbers of a platform. It belongs
/// in backups, apart from the database; without it organizers are appointed anew and the old audit log cannot be checked.
/// Made at first use, readable by its owner only. Nodes that share a database share it.
/// </remarks>
public sealed class OrganizerKey(DatabaseOptions options)
{
    private const int Length = 32;

    private readonly Lazy<byte[]> _key = new(() => ReadOrMake(Path.Combine(options.DataDirectory, "organizers.key")));

    /// <summary>Sixteen hexadecimal digits: the same for one account on one installation.</summary>
    internal string PseudonymOf(Person person) => Tag("person", person.Key)[..16];

    /// <summary>HMAC-SHA-256 of <paramref name="text"/>, in lower-case hexadecimal digits; each <paramref name="purpose"/> is a key of its own.</summary>
    internal string Tag(string purpose, string text)
    {
        var key = HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes(purpose));
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }

    private static byte[] ReadOrMake(string path)
    {
        if (!File.Exists(path))
        {
            Make(path);
        }

        var key = File.ReadAllBytes(path);
        return key.Length == Length
            ? key
            : throw new InvalidDataException($"{path} holds {key.Length} bytes and not {Length}: restore it from a backup.");
    }

    private static void Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        // Written whole under another name first: a kill leaves no half key behind.
        var draft = $"{path}.{Guid.NewGuid():N}";
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(draft, how))
        {
            file.Write(RandomNumberGenerator.GetBytes(Length));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was quicker: its key is the key.
            File.Delete(draft);
        }
    }
}
