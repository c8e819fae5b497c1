using System.Text.Json.Nodes;

namespace Tocsin.Simulators.Telegram.State;

/// <summary>A person, or the bot itself.</summary>
internal sealed record SimUser(long Id, string Name, string? Language = "en", bool IsBot = false, string? Username = null)
{
    public JsonObject ToJson()
    {
        var json = new JsonObject { ["id"] = Id, ["is_bot"] = IsBot, ["first_name"] = Name };
        if (Username is not null)
        {
            json["username"] = Username;
        }

        if (Language is not null)
        {
            json["language_code"] = Language;
        }

        return json;
    }
}
