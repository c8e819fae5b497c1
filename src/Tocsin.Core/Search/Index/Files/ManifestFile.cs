using System.Globalization;
using System.Text;
using System.Text.Json;
using Tocsin.Core.Search.Index.Storage;

namespace Tocsin.Core.Search.Index.Files;

/// <summary>The manifest on disk: a checksum on the first line, JSON after it; written beside and moved over the old one.</summary>
internal static class ManifestFile
{
    public const string Name = "manifest";

    /// <summary>Null when there is none yet.</summary>
    /// <exception cref="InvalidDataException">It is torn or of another version.</exception>
    public static Manifest? Read(string directory)
    {
        var path = Path.Combine(directory, Name);
        if (!File.Exists(path))
        {
            return null;
        }

        var bytes = File.ReadAllBytes(path).AsSpan();
        var line = bytes.IndexOf((byte)'\n');
        if (line != 8 || Encoding.ASCII.GetString(bytes[..8]) != Sum(bytes[9..]))
        {
            throw new InvalidDataException("it is torn.");
        }

        var manifest = Parse(bytes[9..]);
        return manifest is { Format: IndexFormat.Version, Analysis: IndexFormat.Analysis }
            ? manifest
            : throw new InvalidDataException("it is of another version.");
    }

    /// <summary>Replaces it; whoever reads sees the old one or the new one, whatever happens meanwhile.</summary>
    public static void Write(string directory, Manifest manifest)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(manifest, ManifestJson.Default.Manifest);
        var path = Path.Combine(directory, Name);
        using (var stream = new FileStream(path + ".new", FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(Encoding.ASCII.GetBytes(Sum(json) + "\n"));
            stream.Write(json);
            stream.Flush(flushToDisk: true);
        }

        File.Move(path + ".new", path, overwrite: true);
    }

    private static string Sum(ReadOnlySpan<byte> json) => Checksum.Of(json).ToString("x8", CultureInfo.InvariantCulture);

    private static Manifest? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ManifestJson.Default.Manifest);
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException("it is of another version.", problem);
        }
    }
}
