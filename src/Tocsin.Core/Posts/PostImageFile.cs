namespace Tocsin.Core.Posts;

/// <summary>Finds the file of a <see cref="PostImage"/>. Pure.</summary>
public static class PostImageFile
{
    /// <summary>What a path begins with whose image came from chat: it counts from the data folder.</summary>
    public const string Stored = "data:/";

    /// <summary>The file's full path; null for a path that leads out of its folder. Whether the file is there is not looked at.</summary>
    /// <param name="path">As the post has it.</param>
    /// <param name="contentDirectory">The configuration's folder.</param>
    /// <param name="dataDirectory">The data folder.</param>
    public static string? Locate(string path, string contentDirectory, string dataDirectory)
    {
        var (folder, rest) = path.StartsWith(Stored, StringComparison.Ordinal)
            ? (Path.Combine(dataDirectory, "images"), path[Stored.Length..])
            : (contentDirectory, path);
        var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        var file = Path.GetFullPath(Path.Combine(root, rest));
        return file.StartsWith(root, StringComparison.Ordinal) ? file : null;
    }
}
