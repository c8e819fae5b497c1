namespace Tocsin.Core.Campaigns.Store;

/// <summary>A campaign in the revision that holds now: the newest approved one.</summary>
/// <param name="Campaign">Its content.</param>
/// <param name="Revision">1 at first, one more with each change of content.</param>
/// <param name="Hash">SHA-256 of the content in lower-case hex, which approvals are bound to.</param>
/// <param name="CreatedAt">When the revision came to be.</param>
/// <param name="ApprovedBy"><see cref="Keeper"/> for what stands in a configuration file.</param>
internal sealed record CurrentCampaign(Campaign Campaign, int Revision, string Hash, DateTimeOffset CreatedAt, string ApprovedBy)
{
    /// <summary>Who approves what stands in a configuration file: the machine's keeper.</summary>
    public const string Keeper = "keeper";
}
