namespace Tocsin.Tests.Archive;

/// <summary>Test data beside the repository, never in it.</summary>
internal static class SharedData
{
    /// <summary>The path of a file of <c>../shared/data</c>, or null where it is absent.</summary>
    public static string? Find(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Bot.sln")))
        {
            folder = folder.Parent;
        }

        var path = folder?.Parent is { } beside ? Path.Combine(beside.FullName, "shared", "data", name) : null;
        return File.Exists(path) ? path : null;
    }
}
