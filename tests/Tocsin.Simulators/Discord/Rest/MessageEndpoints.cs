using System.Text.Json;
using System.Text.Json.Nodes;
using Tocsin.Simulators.Discord.State;

namespace Tocsin.Simulators.Discord.Rest;

/// <summary>Messages and threads in channels.</summary>
internal sealed class MessageEndpoints(World world, Places places)
{
    private readonly Dictionary<(ulong Channel, string Nonce), SimMessage> _nonces = [];

    public JsonNode Create(string id, ApiCall call)
    {
        var channel = places.Channel(id);
        if (channel.Type == SimChannel.Forum)
        {
            throw new ApiError(400, 50008, "Cannot send messages in a non-text channel");
        }

        Places.Demand(channel, channel.IsThread ? Permissions.SendInThreads : Permissions.SendMessages);
        DemandExtras(channel, call);
        OpenThread(channel);
        var fields = call.Fields;
        var nonce = Nonce(fields);
        if (nonce is not null && (bool?)fields["enforce_nonce"] == true
            && _nonces.TryGetValue((channel.Id, nonce), out var known) && known.At + world.NonceWindow > world.Now)
        {
            return Shapes.Message(known, world.Bot);
        }

        var message = Post(channel, fields, call.Files, nonce);
        if (nonce is not null)
        {
            _nonces[(channel.Id, nonce)] = message;
        }

        return Shapes.Message(message, world.Bot);
    }

    public JsonNode Edit(string channel, string id, ApiCall call)
    {
        var message = places.Message(channel, id);
        if (message.Channel.Archived)
        {
            throw new ApiError(400, 50083, "Thread is archived");
        }

        MessageForm.Fill(message, call.Fields, call.Files, edit: true);
        message.Edited = world.Now;
        world.Tell("edited", message);
        return Shapes.Message(message, world.Bot);
    }

    public JsonNode? Delete(string channel, string id)
    {
        var message = places.Message(channel, id);
        if (message.Channel.Archived)
        {
            throw new ApiError(400, 50083, "Thread is archived");
        }

        message.Channel.Messages.Remove(message);
        world.Tell("deleted", message);
        return null;
    }

    public JsonNode Crosspost(string channel, string id)
    {
        var message = places.Message(channel, id);
        if (message.Channel.Type != SimChannel.Announcement)
        {
            throw new ApiError(400, 50024, "Cannot execute action on this channel type");
        }

        message.Published = message.Published ? throw new ApiError(400, 40033, "This message has already been crossposted") : true;
        return Shapes.Message(message, world.Bot);
    }

    public JsonNode List(string channel) =>
        new JsonArray([.. places.Channel(channel).Messages.AsEnumerable().Reverse().Take(50).Select(message => Shapes.Message(message, world.Bot))]);

    public JsonNode OpenForumThread(string id, ApiCall call)
    {
        var forum = places.Channel(id);
        Places.Demand(forum, Permissions.SendMessages);
        var tags = (call.Fields["applied_tags"] as JsonArray ?? []).Select(tag => Places.Id((string)tag!)).ToList();
        if (forum.RequiresTag && tags.Count == 0)
        {
            throw new ApiError(400, 40067, "A tag is required to create a forum post in this channel");
        }

        var first = world.NewId();
        var thread = new SimChannel
        {
            Id = first,
            Name = (string?)call.Fields["name"] ?? throw ApiError.Form("name", "BASE_TYPE_REQUIRED"),
            Type = SimChannel.Thread,
            Guild = forum.Guild,
            Parent = forum,
            Owner = world.Bot.Id,
            AppliedTags = tags,
        };
        var message = new SimMessage { Id = first, Channel = thread, At = world.Now };
        MessageForm.Fill(message, call.Fields["message"]!.AsObject(), call.Files, edit: false);
        thread.Messages.Add(message);
        world.Channels[thread.Id] = thread;
        forum.Guild!.Channels.Add(thread);
        world.Tell("posted", message);
        return Shapes.Channel(thread);
    }

    public SimMessage Post(SimChannel channel, JsonObject fields, IReadOnlyList<(string Name, byte[] Bytes)> files, string? nonce = null)
    {
        var replyTo = (string?)fields["message_reference"]?["message_id"];
        var message = new SimMessage
        {
            Id = world.NewId(),
            Channel = channel,
            At = world.Now,
            Nonce = nonce,
            ReplyTo = replyTo is null ? null : Places.Id(replyTo),
        };
        MessageForm.Fill(message, fields, files, edit: false);
        channel.Messages.Add(message);
        world.Tell("posted", message);
        return message;
    }

    private static void DemandExtras(SimChannel channel, ApiCall call)
    {
        if (call.Fields["embeds"] is JsonArray { Count: > 0 })
        {
            Places.Demand(channel, Permissions.EmbedLinks);
        }

        if (call.Files.Count > 0)
        {
            Places.Demand(channel, Permissions.AttachFiles);
        }
    }

    /// <summary>A message opens an archived thread, unless it is locked (discord.com/developers/docs/topics/threads#active--archived-threads).</summary>
    private static void OpenThread(SimChannel channel)
    {
        if (channel.Locked)
        {
            throw new ApiError(400, 160005, "Thread is locked");
        }

        channel.Archived = false;
    }

    private static string? Nonce(JsonObject fields)
    {
        var nonce = fields["nonce"];
        var text = nonce?.GetValueKind() == JsonValueKind.Number ? nonce.ToJsonString() : (string?)nonce;
        return text is { Length: > 25 } ? throw ApiError.Form("nonce", "NONCE_TYPE_TOO_LONG") : text;
    }
}
