namespace Tocsin.Core.Corrections.Changes;

/// <summary>Where one correction in one chat stands, and the names of these states in the database.</summary>
/// <remarks>
/// queued → leased → sending → leased (the next step) | queued (later) | done | gone | failed | in_doubt;
/// queued → done (it was sent in its corrected form) | superseded (a later one came) | unneeded (nothing stands there, or nothing differs).
/// </remarks>
internal static class ChangeStates
{
    public const string Queued = "queued";
    public const string Leased = "leased";
    public const string Done = "done";
    public const string Gone = "gone";
    public const string Failed = "failed";
    public const string InDoubt = "in_doubt";
    public const string Superseded = "superseded";
    public const string Unneeded = "unneeded";

    /// <summary>Reasons of our own begin with this; the rest is the key of their words below <c>correction.why</c>.</summary>
    public const string OwnReason = "@";
    public const string NoNewPosts = "@no-new-posts";
    public const string MovedAway = "@moved-away";
    public const string NothingDiffers = "@nothing-differs";
    public const string NothingStands = "@nothing-stands";
    public const string Unrenderable = "@unrenderable";
    public const string Moved = "@moved";
}
