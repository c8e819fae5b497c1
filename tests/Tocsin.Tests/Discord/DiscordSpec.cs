namespace Tocsin.Tests.Discord;

/// <summary>Discord's OpenAPI description, where it lies beside the repository.</summary>
internal static class DiscordSpec
{
    /// <summary>Null where it is absent: the simulator then checks its own rules only.</summary>
    public static string? Path { get; } = Find();

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Bot.sln")))
            {
                var path = System.IO.Path.Combine(folder.FullName, "..", "shared", "specs", "discord-openapi.json");
                return File.Exists(path) ? path : null;
            }
        }

        return null;
    }
}
