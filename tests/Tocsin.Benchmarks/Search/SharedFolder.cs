namespace Tocsin.Benchmarks.Search;

/// <summary>Test data beside the repository, never in it.</summary>
internal static class SharedFolder
{
    /// <summary>The folder of this name below <c>../shared</c>, or null where it is absent.</summary>
    public static string? Find(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Bot.sln")))
        {
            folder = folder.Parent;
        }

        var path = folder?.Parent is { } beside ? Path.Combine(beside.FullName, "shared", name) : null;
        return Directory.Exists(path) ? path : null;
    }
}
