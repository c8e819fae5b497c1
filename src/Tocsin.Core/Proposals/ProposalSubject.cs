using System.Text.Json.Serialization;

namespace Tocsin.Core.Proposals;

/// <summary>What is proposed. A closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Call), "call")]
[JsonDerivedType(typeof(Article), "article")]
[JsonDerivedType(typeof(Digest), "digest")]
[JsonDerivedType(typeof(Words), "words")]
[JsonDerivedType(typeof(CampaignWords), "campaign-words")]
[JsonDerivedType(typeof(OwnSummary), "own-summary")]
internal abstract record ProposalSubject
{
    private ProposalSubject()
    {
    }

    /// <summary>The call of a campaign.</summary>
    internal sealed record Call(string Campaign) : ProposalSubject;

    /// <summary>The summary of an article.</summary>
    internal sealed record Article(long Id) : ProposalSubject;

    /// <summary>What came to the archive in the last <paramref name="Days"/> days.</summary>
    internal sealed record Digest(int Days) : ProposalSubject;

    /// <summary>A text of the organizers' own.</summary>
    internal sealed record Words : ProposalSubject;

    /// <summary>New words of a campaign, which may be a new one. Approval makes them its next revision; nothing is posted.</summary>
    internal sealed record CampaignWords(string Campaign) : ProposalSubject;

    /// <summary>The organizers' own summary of an article. Approval keeps it with the article; nothing is posted.</summary>
    internal sealed record OwnSummary(long Id) : ProposalSubject;

    /// <summary>Whether its approval sends anything to anybody.</summary>
    [JsonIgnore]
    public bool IsPosted => this is not (CampaignWords or OwnSummary);

    /// <summary>Whether organizers write its words, in as many languages as they like.</summary>
    [JsonIgnore]
    public bool TakesWords => this is Call or Words or CampaignWords;
}
