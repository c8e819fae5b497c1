using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Tocsin.Core.Campaigns.Store;

/// <summary>A revision's content as it is stored, with the hash that stands for it.</summary>
internal readonly record struct CampaignContent(string Json, string Hash)
{
    public static CampaignContent Of(Campaign campaign)
    {
        var json = JsonSerializer.Serialize(campaign, CampaignJsonContext.Default.Campaign);
        return new CampaignContent(json, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))));
    }

    public static Campaign Read(string json) => JsonSerializer.Deserialize(json, CampaignJsonContext.Default.Campaign)!;
}
