namespace Tocsin.Core.Campaigns.Store;

/// <summary>Where a campaign, a revision or a schedule comes from, as its row says it.</summary>
internal static class Origin
{
    public const string File = "file";
    public const string Chat = "chat";
}
