namespace Tocsin.Discord.Rendering;

/// <summary>What a message bears, in UTF-16 units, which are never fewer than Discord's characters.</summary>
/// <remarks>discord.com/developers/docs/resources/message#embed-object-embed-limits and #create-message.</remarks>
internal static class Limits
{
    public const int Content = 2000;
    public const int EmbedTitle = 256;
    public const int EmbedDescription = 4096;
    public const int EmbedFooter = 2048;
    public const int AllEmbeds = 6000;
    public const int AltText = 1024;
    public const int ButtonLabel = 80;
    public const int CustomId = 100;
    public const int ButtonsInRow = 5;
    public const int Rows = 5;
    public const int ThreadName = 100;
}
