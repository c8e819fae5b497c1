using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tocsin.Core.Campaigns;
using Tocsin.Core.Chats;
using Tocsin.Core.Posts;
using Tocsin.Core.Schedules;

namespace Tocsin.Core.Proposals;

/// <summary>One revision of a proposal: what was asked for, and to the letter what would be sent. It never changes.</summary>
internal sealed record ProposalContent
{
    public required ProposalDraft Draft { get; init; }

    /// <summary>How people know it.</summary>
    public required string Title { get; init; }

    /// <summary>The posts by the reader's language; the first stands in for those that are missing.</summary>
    public required IReadOnlyDictionary<string, Post> Posts { get; init; }

    /// <summary>Which chats.</summary>
    public required Audience Audience { get; init; }

    /// <summary>The languages that have words of their own; null where the post speaks to every language, as a digest does.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>What it means that a language of the audience is not among <see cref="Languages"/>.</summary>
    public MissingLanguage MissingLanguage { get; init; }

    public InDoubtPolicy InDoubt { get; init; }

    public string? Campaign { get; init; }

    /// <summary>The campaign's revision that this was made of; null for a campaign that is new.</summary>
    public int? CampaignRevision { get; init; }

    /// <summary>What the campaign becomes on approval, as its store writes it; null for a proposal that changes none.</summary>
    public string? CampaignBecomes { get; init; }

    /// <summary>The articles that it carries.</summary>
    public required IReadOnlyList<long> Articles { get; init; }

    public string Write() => JsonSerializer.Serialize(this, ProposalJson.Default.ProposalContent);

    public static ProposalContent Read(string json) => JsonSerializer.Deserialize(json, ProposalJson.Default.ProposalContent)!;

    /// <summary>SHA-256 of what <see cref="Write"/> gives, in lower-case hex: approvals are bound to it.</summary>
    public static string HashOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ProposalContent))]
internal sealed partial class ProposalJson : JsonSerializerContext;
