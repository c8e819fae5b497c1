using System.Text.Json.Nodes;
using Tocsin.Simulators.Discord.State;

namespace Tocsin.Simulators.Discord.Rest;

/// <summary>Answers to interactions: the first within 3 seconds, the rest within 15 minutes.</summary>
internal sealed class InteractionEndpoints(World world, MessageEndpoints messages)
{
    private static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(15);

    public JsonNode? Callback(string id, string token, ApiCall call)
    {
        if (!world.Interactions.TryGetValue(token, out var interaction) || interaction.Id.Text() != id
            || (interaction.AnswerType is null && world.Now - interaction.At > SimInteraction.FirstAnswer))
        {
            throw new ApiError(404, 10062, "Unknown interaction");
        }

        if (interaction.AnswerType is not null)
        {
            throw new ApiError(400, 40060, "Interaction has already been acknowledged.");
        }

        var type = (int?)call.Fields["type"] ?? throw ApiError.Form("type", "BASE_TYPE_REQUIRED");
        var data = call.Fields["data"] as JsonObject ?? [];
        switch (type)
        {
            case 4:
                interaction.Answer = messages.Post(interaction.Channel, data, call.Files);
                break;
            case 5:
                interaction.Answer = Waiting(interaction, (int?)data["flags"] ?? 0);
                break;
            case 6 or 7 when interaction.Source is null:
                throw ApiError.Form("type", "INTERACTION_CALLBACK_TYPE_INVALID");
            case 6:
                interaction.Answer = interaction.Source;
                break;
            case 7:
                MessageForm.Fill(interaction.Source!, data, call.Files, edit: true);
                interaction.Answer = interaction.Source;
                world.Tell("edited", interaction.Source!);
                break;
            case 8:
                var choices = data["choices"]!.AsArray();
                interaction.Choices = choices.Count <= 25 ? choices.DeepClone().AsArray() : throw ApiError.Form("data.choices", "BASE_TYPE_BAD_LENGTH");
                break;
            // A form may not be answered with another.
            case 9 when interaction.Type is 2 or 3:
                interaction.Form = FilledForm.Check(data);
                break;
            default:
                throw ApiError.Form("type", "INTERACTION_CALLBACK_TYPE_INVALID");
        }

        interaction.AnswerType = type;
        if (type is 4 or 7 or 8 or 9)
        {
            interaction.Show();
        }

        return null;
    }

    public JsonNode EditOriginal(string token, ApiCall call)
    {
        var interaction = Alive(token);
        var answer = interaction.Answer ?? throw new ApiError(404, 10008, "Unknown Message");
        // Whether only one person sees it was settled by the first answer.
        MessageForm.Fill(answer, call.Fields, call.Files, edit: true);
        if (!answer.Channel.Messages.Contains(answer))
        {
            answer.Channel.Messages.Add(answer);
        }

        world.Tell("edited", answer);
        interaction.Show();
        return Shapes.Message(answer, world.Bot);
    }

    public JsonNode FollowUp(string token, ApiCall call)
    {
        var interaction = Alive(token);
        if (interaction.AnswerType is null)
        {
            throw new ApiError(404, 10015, "Unknown Webhook");
        }

        var message = messages.Post(interaction.Channel, call.Fields, call.Files);
        interaction.FollowUps.Add(message);
        return Shapes.Message(message, world.Bot);
    }

    private SimMessage Waiting(SimInteraction interaction, int flags) =>
        new() { Id = world.NewId(), Channel = interaction.Channel, At = world.Now, Flags = flags };

    private SimInteraction Alive(string token) =>
        world.Interactions.TryGetValue(token, out var interaction) && world.Now - interaction.At <= TokenLife
            ? interaction
            : throw new ApiError(401, 50027, "Invalid Webhook Token");
}
