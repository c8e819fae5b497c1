
namespace Tocsin.Core.Campaigns.Files;

/// <summary>What a look through the folder of campaigns came to; lists of names.</summary>
/// <param name="Added">New, or back after their file was gone.</param>
/// <param name="Changed">Now in another revision.</param>
/// <param name="Unchanged">As they were.</param>
/// <param name="Removed">Their file is gone; they no longer run.</param>
/// <param name="Invalid">Their file has problems; the last good revision, if there is one, goes on.</param>
/// <param name="Problems">All that is wrong, file by file.</param>
internal sealed record CampaignSyncReport(
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Changed,
    IReadOnlyList<string> Unchanged,
    IReadOnlyList<string> Removed,
    IReadOnlyList<string> Invalid,
    IReadOnlyList<CampaignProblem> Problems)
{
    /// <summary>Whether the database is not what it was.</summary>
    public bool AnythingChanged => Added.Count + Changed.Count + Removed.Count > 0;
}
