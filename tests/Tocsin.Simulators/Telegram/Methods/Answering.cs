using System.Text.Json.Nodes;
using Tocsin.Simulators.Telegram.State;
using Tocsin.Simulators.Telegram.Wire;

namespace Tocsin.Simulators.Telegram.Methods;

/// <summary>Methods that answer queries and say who people are.</summary>
internal sealed class Answering(World world)
{
    private const int MostResults = 50;

    public JsonNode Callback(ApiCall call) => Close(call, "callback_query_id");

    public JsonNode Inline(ApiCall call)
    {
        var results = call.Structure("results")?.AsArray() ?? [];
        if (results.Count > MostResults)
        {
            throw BotApiException.BadRequest("RESULTS_TOO_MUCH");
        }

        if (results.Select(result => (string?)result!["id"]).Distinct().Count() != results.Count)
        {
            throw BotApiException.BadRequest("RESULT_ID_DUPLICATE");
        }

        foreach (var content in results.Select(result => result!["input_message_content"]?.AsObject()).OfType<JsonObject>())
        {
            Words.Text(call with { Fields = content, IsJson = true }, "message_text");
        }

        return Close(call, "inline_query_id");
    }

    public JsonNode Member(ApiCall call)
    {
        var chat = Doors.Entered(world, call);
        var id = call.Integer("user_id") ?? throw BotApiException.BadRequest("user_id is empty");
        var user = id == world.Bot.Id ? world.Bot : world.People.GetValueOrDefault(id) ?? throw BotApiException.BadRequest("user not found");
        var status = id == world.Bot.Id ? chat.BotStatus : chat.Admins.Contains(id) ? "administrator" : "member";
        return new JsonObject { ["status"] = status, ["user"] = user.ToJson() };
    }

    private JsonValue Close(ApiCall call, string field)
    {
        var id = call.Text(field) ?? "";
        if (!world.OpenQueries.Remove(id))
        {
            throw BotApiException.BadRequest("query is too old and response timeout expired or query ID is invalid");
        }

        world.Answers[id] = call.Fields.DeepClone().AsObject();
        return JsonValue.Create(true);
    }
}
