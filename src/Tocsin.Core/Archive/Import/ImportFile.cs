using Tocsin.Core.Sources.Text;

namespace Tocsin.Core.Archive.Import;

/// <summary>A file to import.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Name">Its path below the folder that was named, with forward slashes; its own name where it was named itself.</param>
internal sealed record ImportFile(string Path, string Name)
{
    /// <summary>No article is larger: what is, is another kind of file under a text's name.</summary>
    private const long LargestBytes = 16 * 1024 * 1024;

    /// <summary>A lasting identity for an article whose file states no address.</summary>
    public string Urn => "urn:tocsin:file:" + Uri.EscapeDataString(Name).Replace("%2F", "/", StringComparison.Ordinal);

    public string NameWithoutExtension => System.IO.Path.GetFileNameWithoutExtension(Path);

    public ImportRefusal Refuse(string problem, string remedy) => new(Name, problem, remedy);

    /// <summary>The whole text, or why there is none.</summary>
    public async Task<(string? Text, ImportRefusal? Refusal)> ReadTextAsync(CancellationToken cancellationToken)
    {
        if (new FileInfo(Path).Length > LargestBytes)
        {
            return (null, Refuse("larger than 16 MB", "Split it, or import its articles as JSON Lines (.jsonl)."));
        }

        var bytes = await File.ReadAllBytesAsync(Path, cancellationToken);
        return (Charsets.Decode(bytes, header: null, declared: null), null);
    }
}
